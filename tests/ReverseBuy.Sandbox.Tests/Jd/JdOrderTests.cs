using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Tests.Wire;

namespace ReverseBuy.Sandbox.Tests.Jd;

public sealed class JdOrderTests : SandboxTest
{
    private static readonly Listing Item = CatalogueIndex.Build().Listings.First(listing =>
        listing is { Marketplace: Marketplaces.Jd, HasSkus: true } && listing.Skus[0].Id % 10 > 1 && listing.Skus[1].Warehouse != listing.Skus[0].Warehouse);

    private static (long, int)[] Both => [(Item.Skus[0].Id, 1), (Item.Skus[1].Id, 2)];

    [Theory]
    [InlineData(1, 33, null)]
    [InlineData(49, 33, null)]
    [InlineData(50, 33, -1L)]
    [InlineData(99, 33, -1L)]
    [InlineData(100, 33, 100L)]
    [InlineData(101, 33, 101L)]
    public async Task Stock_is_counted_hidden_or_echoed_by_what_is_asked(int asked, int state, long? told)
    {
        var stock = JsonNode.Parse((string)At(await Wire.StockAsync(Item.Skus[0].Id, asked), "result")!)![0]!;

        Assert.Equal((state, told ?? Item.Skus[0].Stock), ((int)stock["stockStateId"]!, (long)stock["remainNum"]!));
        Assert.Equal(34, (int)JsonNode.Parse((string)At(await Wire.StockAsync(Item.Skus[0].Id, 90_000), "result")!)![0]!["stockStateId"]!);
    }

    [Fact]
    public async Task One_sku_outside_the_pool_fails_the_whole_call_and_is_named_first()
    {
        var body = await Wire.JdAsync("api/price/getSellPrice", ("sku", $"{Item.Skus[0].Id},5,7"));

        Assert.Equal("2004", Code(body));
        Assert.StartsWith("5,7不在", (string)At(body, "resultMessage")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_is_reserved_confirmed_split_and_delivered()
    {
        var submitted = await Wire.SubmitAsync("r1", Both);
        Assert.Equal("0001", Code(submitted));
        var order = (long)At(submitted, "result", "jdOrderId")!;
        var reserved = At(await Wire.SelectAsync(order), "result");
        Assert.Equal((2, 0, 0, 1), ((int)At(reserved, "type")!, (int)At(reserved, "pOrder")!, (int)At(reserved, "submitState")!, (int)At(reserved, "orderState")!));

        Assert.Equal("0000", Code(await Wire.ConfirmAsync(order)));
        Assert.Equal("3403", Code(await Wire.ConfirmAsync(order)));
        await Control.AdvanceClockAsync(TimeSpan.FromSeconds(1), Stop);
        var split = At(await Wire.SelectAsync(order), "result");
        Assert.Equal((1, order), ((int)At(split, "type")!, (long)At(split, "pOrder", "jdOrderId")!));
        var parts = At(split, "cOrder").AsArray().Select(part => (long)part!["jdOrderId"]!).ToList();
        Assert.Equal(2, parts.Distinct().Except([order]).Count());
        Assert.Equal(order, (long)At(await Wire.SelectAsync(parts[0]), "result", "pOrder")!);

        await Control.AdvanceClockAsync(TimeSpan.FromHours(54), Stop);
        var track = At(await Wire.JdAsync("api/order/orderTrack", ("jdOrderId", JdCalls.Text(parts[1])), ("waybillCode", "1")), "result");
        Assert.Equal(JdCalls.Text(parts[1]), (string)At(track, "waybillCode", 0, "orderId")!);
        Assert.Equal(4, At(track, "orderTrack").AsArray().Count);
        Assert.Equal("3401", Code(await Wire.JdAsync("api/order/orderTrack", ("jdOrderId", JdCalls.Text(order)))));
    }

    [Fact]
    public async Task The_same_reference_makes_no_second_order()
    {
        var first = (long)At(await Wire.SubmitAsync("r1", Both), "result", "jdOrderId")!;

        Assert.Equal(first, (long)At(await Wire.SubmitAsync("r1", Both), "result", "jdOrderId")!);
        Assert.Single(await Control.GetOrdersAsync(Stop));
        Assert.Equal(JdCalls.Text(first), (string)At(await Wire.JdAsync("api/order/selectJdOrderIdByThirdOrder", ("thirdOrder", "r1")), "result")!);
        Assert.Equal("3401", Code(await Wire.JdAsync("api/order/selectJdOrderIdByThirdOrder", ("thirdOrder", "r2"))));
    }

    [Theory]
    [InlineData("paymentType", "1", "1003")]
    [InlineData("paymentType", "5", "1003")]
    [InlineData("isUseBalance", "0", "1003")]
    [InlineData("submitState", "2", "1003")]
    [InlineData("invoiceState", "1", "1003")]
    [InlineData("companyName", null, "1003")]
    [InlineData("email", null, "1003")]
    [InlineData("name", "一二三四五六七八九十一二三四五六七八九十一", "1003")]
    [InlineData("county", "5", "2102")]
    [InlineData("town", "5", "2102")]
    [InlineData("sku", "[]", "1003")]
    [InlineData("sku", """[{"skuId":5,"num":1}]""", "2004")]
    [InlineData("couponId", "1", "1003")]
    public async Task An_order_that_makes_no_sense_is_refused(string name, string? value, string code)
    {
        Assert.Equal(code, Code(await Wire.SubmitAsync("r1", Both, (name, value))));
        Assert.Empty(await Control.GetOrdersAsync(Stop));
    }

    [Fact]
    public async Task An_order_at_other_prices_or_of_too_many_is_refused()
    {
        var snap = $$"""[{"skuId":{{Item.Skus[0].Id}},"price":0.01}]""";

        Assert.Equal("3019", Code(await Wire.SubmitAsync("r1", [(Item.Skus[0].Id, 1)], ("doOrderPriceMode", "1"), ("orderPriceSnap", snap))));
        Assert.Equal("3008", Code(await Wire.SubmitAsync("r1", [(Item.Skus[0].Id, 90_000)])));
        Assert.Empty(await Control.GetOrdersAsync(Stop));
    }

    [Fact]
    public async Task What_nobody_confirms_is_cancelled_and_told()
    {
        var order = (long)At(await Wire.SubmitAsync("r1", Both), "result", "jdOrderId")!;
        await Control.AdvanceClockAsync(TimeSpan.FromHours(24), Stop);

        Assert.Equal(0, (int)At(await Wire.SelectAsync(order), "result", "orderState")!);
        Assert.Equal("3402", Code(await Wire.ConfirmAsync(order)));
        var message = At(await Wire.MessagesAsync("15"), "result", 0);
        Assert.Equal((15, order, 2), ((int)At(message, "type")!, (long)At(message, "result", "orderId")!, (int)At(message, "result", "cancelType")!));
    }

    [Fact]
    public async Task Messages_come_until_they_are_deleted()
    {
        await Wire.SubmitAsync("r1", Both);
        await Control.ChangePriceAsync("jd", JdCalls.Text(Item.Id), null, 1.1m, Stop);
        await Control.DelistAsync("jd", JdCalls.Text(Item.Id), Stop);

        var all = At(await Wire.MessagesAsync(), "result").AsArray();
        Assert.Equal([26, 2, 4], all.Select(message => (int)message!["type"]!));
        Assert.Equal([26], At(await Wire.MessagesAsync("26"), "result").AsArray().Select(message => (int)message!["type"]!));
        Assert.Equal("0000", Code(await Wire.JdAsync("api/message/del", ("id", $"{all[0]!["id"]},{all[1]!["id"]}"))));
        Assert.Equal([4], At(await Wire.MessagesAsync(), "result").AsArray().Select(message => (int)message!["type"]!));
    }

    [Fact]
    public async Task Who_receives_it_is_sealed_and_told_only_when_asked_for()
    {
        var order = (long)At(await Wire.SubmitAsync("r1", Both), "result", "jdOrderId")!;

        Assert.Null(At(await Wire.SelectAsync(order), "result")["name"]);
        var sealedName = (string)At(await Wire.SelectAsync(order, "name,mobile,address"), "result", "name")!;
        Assert.Matches("^[0-9a-f]{16,}$", sealedName);
    }

    private static string Code(JsonNode body) => (string)At(body, "resultCode")!;
}
