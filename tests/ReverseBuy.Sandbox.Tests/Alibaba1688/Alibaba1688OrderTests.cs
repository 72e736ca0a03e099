using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Tests.Wire;

namespace ReverseBuy.Sandbox.Tests.Alibaba1688;

public sealed class Alibaba1688OrderTests : SandboxTest
{
    private static readonly CatalogueIndex Catalogue = CatalogueIndex.Build();

    private static readonly Listing Plain = Offer(listing => listing is { QuoteType: 1, MinimumOrderQuantity: 2, Seller: { Warehouses: 1, Mix: null } });

    private static readonly Listing TwoWarehouses = Offer(listing => listing is { HasSkus: true, MinimumOrderQuantity: 1, Seller.Warehouses: 2 });

    [Fact]
    public async Task A_preview_sums_in_fen_and_prices_in_yuan()
    {
        var preview = await Wire.PreviewAsync((Plain.Id, Plain.Skus[0].SpecId, 2));

        var first = At(preview, "orderPreviewResuslt", 0);
        Assert.True((bool)At(preview, "success"));
        Assert.Equal((Plain.Skus[0].PriceFen * 2) + Plain.PostFeeFen, (long)At(first, "sumPayment"));
        Assert.Equal(Plain.Skus[0].PriceFen / 100m, (decimal)At(first, "cargoList", 0, "finalUnitPrice"));
    }

    [Fact]
    public async Task Broken_rules_have_the_documented_codes()
    {
        var other = Offer(listing => listing.HasSkus && listing.Seller != Plain.Seller);
        var lot = Offer(listing => listing is { LotSize: 3, Seller.Mix: null });
        var lotSpec = lot.HasSkus ? lot.Skus[0].SpecId : null;

        Assert.Equal("500_001", Code(await Wire.PreviewAsync((1, null, 2))));
        Assert.Equal("500_002", Code(await Wire.PreviewAsync((Plain.Id, null, 2))));
        Assert.Equal("500_002", Code(await Wire.PreviewAsync((Plain.Id, Plain.Skus[0].SpecId, 2), (other.Id, other.Skus[0].SpecId, 6))));
        Assert.Equal("500_003", Code(await Wire.PreviewAsync((Plain.Id, other.Skus[0].SpecId, 2))));
        Assert.Equal("500_004", Code(await Wire.PreviewAsync((Plain.Id, Plain.Skus[0].SpecId, 100_000))));
        Assert.Equal("500_005", Code(await Wire.PreviewAsync((Plain.Id, Plain.Skus[0].SpecId, 1))));
        Assert.Equal("500_009", Code(await Wire.PreviewAsync((lot.Id, lotSpec, 7))));
    }

    [Fact]
    public async Task A_mixed_batch_is_met_by_the_sellers_total()
    {
        var small = Offer(listing => listing is { HasSkus: true, MinimumOrderQuantity: 2, Seller.Mix: not null });

        var alone = await Wire.PreviewAsync((small.Id, small.Skus[0].SpecId, 1));
        var together = Offer(listing => listing.HasSkus && listing.Seller == small.Seller && listing != small && listing.LotSize is null);
        var mixed = await Wire.PreviewAsync((small.Id, small.Skus[0].SpecId, 1), (together.Id, together.Skus[0].SpecId, 6));

        Assert.Equal("500_006", Code(alone));
        Assert.True((bool)At(mixed, "success"));
    }

    [Fact]
    public async Task A_seller_with_two_warehouses_splits_the_order()
    {
        var created = await Wire.CreateAsync("split", (TwoWarehouses.Id, TwoWarehouses.Skus[0].SpecId, 1), (TwoWarehouses.Id, TwoWarehouses.Skus[1].SpecId, 1));

        Assert.Equal(string.Empty, (string)At(created, "result", "orderId")!);
        Assert.Equal(2, At(created, "result", "orderList").AsArray().Count);
        Assert.Equal(2, (int)At(await Wire.ListAsync("split"), "totalRecord"));
    }

    [Fact]
    public async Task Creating_twice_under_one_number_buys_twice()
    {
        await CreatePlainAsync("again");
        await CreatePlainAsync("again");

        var orders = await Control.GetOrdersAsync(Stop);
        Assert.Equal(2, orders.Count);
        Assert.All(orders, order => Assert.Equal("again", order.Reference));
        Assert.Contains(orders, order => order.Id.Length == 18);
        Assert.Contains(orders, order => order.Id.Length == 19);
    }

    [Fact]
    public async Task Short_stock_refuses_the_offer_and_an_order_takes_stock()
    {
        var sku = Plain.Skus[0];
        var (listing, skuId) = (Plain.Id.ToString(null as IFormatProvider), sku.Id.ToString(null as IFormatProvider));
        await Control.ChangeStockAsync("1688", listing, skuId, 3, Stop);
        await CreatePlainAsync("first");

        var second = await Wire.CreateAsync("second", (Plain.Id, sku.SpecId, 2));

        Assert.False((bool)At(second, "success"));
        Assert.Equal("500_004", (string)At(second, "result", "failedOfferList", 0, "errorCode")!);
        Assert.Equal(1, (await ListingAsync("1688", candidate => candidate.Id == listing)).Skus[0].Stock);
    }

    [Fact]
    public async Task An_order_is_paid_shipped_and_signed_for_as_time_passes()
    {
        var order = await CreatePlainAsync("life");
        Assert.Equal("waitbuyerpay", await StatusAsync(order));
        Assert.Equal("500_2", (string)At(await Wire.LogisticsAsync(order), "errorCode")!);

        Assert.False((bool)At(await Wire.PayAsync(order), "result", "result", "paySuccess"));
        Assert.Equal("waitbuyerpay", await StatusAsync(order));
        await Control.AdvanceClockAsync(TimeSpan.FromSeconds(2), Stop);
        Assert.Equal("waitsellersend", await StatusAsync(order));

        await Control.AdvanceClockAsync(TimeSpan.FromHours(6), Stop);
        Assert.Equal("waitbuyerreceive", await StatusAsync(order));
        Assert.NotEmpty((string)At(await Wire.LogisticsAsync(order), "result", 0, "logisticsBillNo")!);

        await Control.AdvanceClockAsync(TimeSpan.FromHours(48), Stop);
        Assert.Equal("success", await StatusAsync(order));
        Assert.Equal("SIGN", (string)At(await Wire.LogisticsAsync(order), "result", 0, "status")!);
        Assert.Equal(3, At(await Wire.TraceAsync(order), "logisticsTrace", 0, "logisticsSteps").AsArray().Count);
    }

    [Fact]
    public async Task Cancelling_must_wait_ten_seconds_and_gives_the_stock_back()
    {
        var order = await CreatePlainAsync("cancel");

        Assert.Equal("CLOSE_ORDER_TOO_FAST", (string)At(await Wire.CancelAsync(order), "errorCode")!);
        await Control.AdvanceClockAsync(TimeSpan.FromSeconds(10), Stop);
        Assert.True((bool)At(await Wire.CancelAsync(order), "success"));

        Assert.Equal("cancel", await StatusAsync(order));
        Assert.Equal("ORDER_STATUS_ERROR", (string)At(await Wire.CancelAsync(order), "errorCode")!);
        var listing = await ListingAsync("1688", candidate => Id(candidate.Id) == Plain.Id);
        Assert.Equal(Plain.Skus[0].Stock, listing.Skus[0].Stock);
    }

    [Fact]
    public async Task An_unpaid_order_expires_and_cannot_be_paid()
    {
        var order = await CreatePlainAsync("late");
        await Control.AdvanceClockAsync(TimeSpan.FromHours(24), Stop);

        Assert.Equal("cancel", await StatusAsync(order));
        Assert.Equal("400_4", (string)At(await Wire.PayAsync(order), "result", "code")!);
    }

    [Fact]
    public async Task A_changed_price_is_what_is_paid()
    {
        await Control.ChangePriceAsync("1688", Plain.Id.ToString(null as IFormatProvider), null, 1.5m, Stop);

        var created = await Wire.CreateAsync("dear", (Plain.Id, Plain.Skus[0].SpecId, 2));

        var unit = (long)Math.Round(Plain.Skus[0].PriceFen * 1.5m, MidpointRounding.AwayFromZero);
        Assert.Equal((unit * 2) + Plain.PostFeeFen, (long)At(created, "result", "totalSuccessAmount"));
    }

    private static Listing Offer(Func<Listing, bool> suits) =>
        Catalogue.Listings.First(listing => listing.Marketplace == Marketplaces.Alibaba1688 && suits(listing));

    private static string Code(System.Text.Json.Nodes.JsonNode preview) => (string)At(preview, "errorCode")!;

    private async Task<string> CreatePlainAsync(string reference) =>
        (string)At(await Wire.CreateAsync(reference, (Plain.Id, Plain.Skus[0].SpecId, 2)), "result", "orderId")!;

    private async Task<string> StatusAsync(string order) => (string)At(await Wire.ViewAsync(order), "result", "baseInfo", "status")!;
}
