using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Taobao;
using ReverseBuy.Sandbox.Tests.Wire;

namespace ReverseBuy.Sandbox.Tests.Taobao;

/// <summary>What the platform would not take, the sandbox does not take either.</summary>
public sealed class TaobaoStrictnessTests : SandboxTest
{
    private static readonly Listing Item = CatalogueIndex.Build().Listings.First(listing => listing.Marketplace == Marketplaces.Taobao);

    [Theory]
    [InlineData("/purchase/order/render", "need_supplychain_service", "perhaps", "InvalidParameter")]
    [InlineData("/purchase/order/render", "warehouse_address", "nonsense", "InvalidParameter")]
    [InlineData("/purchase/order/render", "render_item_List", "[{", "InvalidParameter")]
    [InlineData("/purchase/order/render", "render_item_List", "[]", "InvalidParameter")]
    [InlineData("/purchase/order/render", "render_item_List", "", "MissingParameter")]
    [InlineData("/purchase/order/render", "receiver_address", "{}", "MissingParameter")]
    [InlineData("/purchase/order/create", "outer_purchase_id", "", "MissingParameter")]
    [InlineData("/purchase/order/create", "purchase_amount", "", "MissingParameter")]
    [InlineData("/purchase/order/create", "purchase_amount", "10.5", "InvalidParameter")]
    [InlineData("/purchase/order/create", "receiver", "{\"country\":\"中国\"}", "MissingParameter")]
    [InlineData("/purchase/order/create", "warehouse_address_info", "{", "InvalidParameter")]
    [InlineData("/purchase/order/create", "channel_order_type", "OTHER", "InvalidParameter")]
    [InlineData("/purchase/order/create", "support_partial_success", "1", "InvalidParameter")]
    [InlineData("/purchase/order/create", "orderLineList", "[]", "InvalidParameter")]
    [InlineData("/purchase/order/batch/pay", "purchaseOrderIdList", "[\"abc\",\"1\"]", "InvalidParameter")]
    [InlineData("/purchase/order/batch/pay", "purchaseOrderIdList", "[1,2,3,4,5,6,7,8,9,10,11]", "InvalidParameter")]
    [InlineData("/purchase/order/batch/pay", "purchaseOrderIdList", "[]", "InvalidParameter")]
    [InlineData("/purchase/orders/query", "status", "NO_SUCH_STATUS", "InvalidParameter")]
    [InlineData("/purchase/orders/query", "sort_type", "UP", "InvalidParameter")]
    [InlineData("/purchase/orders/query", "page_size", "101", "InvalidParameter")]
    [InlineData("/purchase/orders/query", "page_no", "0", "InvalidParameter")]
    [InlineData("/purchase/orders/query", "purchase_ids", "[\"x\"]", "InvalidParameter")]
    [InlineData("/product/get", "item_source_market", "MARS", "InvalidParameter")]
    [InlineData("/product/get", "item_id", "x1", "InvalidParameter")]
    [InlineData("/product/translate/get", "language", "", "MissingParameter")]
    [InlineData("/traffic/item/get", "item_resource", "", "MissingParameter")]
    [InlineData("/logistics/detail/get", "purchase_order_line_id", "", "MissingParameter")]
    [InlineData("/order/refund/query", "refundId", "", "MissingParameter")]
    [InlineData("/upload/image", "image_base64", "data:image/png;base64,AAAA", "InvalidParameter")]
    public async Task A_parameter_that_cannot_be_is_refused_by_the_gateway(string path, string name, string value, string code)
    {
        await Wire.RegisterAsync(Item);
        var parameters = Good(path);
        parameters[name] = value;

        var refused = await Wire.TaobaoAsync(path, [.. parameters.Select(pair => (pair.Key, pair.Value))]);
        var taken = await Wire.TaobaoAsync(path, [.. Good(path).Select(pair => (pair.Key, pair.Value))]);

        Assert.Equal(code, (string)At(refused, "code")!);
        Assert.Equal("0", (string)At(taken, "code")!);
    }

    [Theory]
    [InlineData("\"price\":\"5.90\"")]
    [InlineData("\"price\":-1")]
    [InlineData("\"currency\":\"USD\"")]
    [InlineData("\"quantity\":0")]
    public async Task A_line_priced_in_anything_but_fen_is_refused(string member)
    {
        await Wire.RegisterAsync(Item);
        var line = JsonNode.Parse(TaobaoCalls.Camel(Item, 1))!.AsObject();
        var (name, value) = JsonNode.Parse($"{{{member}}}")!.AsObject().Single();
        line[name] = value!.DeepClone();

        Assert.Equal("InvalidParameter", (string)At(await Wire.CreateAsync("priced", line.ToJsonString()), "code")!);
        Assert.Empty(await Control.GetOrdersAsync(Stop));
    }

    [Theory]
    [InlineData("/purchase/order/create")]
    [InlineData("/upload/image")]
    public async Task What_is_called_by_post_is_refused_by_get_and_done_by_nobody(string path)
    {
        await Wire.RegisterAsync(Item);

        var refused = await Wire.TaobaoByGetAsync(path, [.. Good(path).Select(pair => (pair.Key, pair.Value))]);
        var read = await Wire.TaobaoByGetAsync("/traffic/item/search", ("keyword", "连衣裙"));

        Assert.Equal("InvalidParameter", (string)At(refused, "code")!);
        Assert.Equal("0", (string)At(read, "code")!);
        Assert.Empty(await Control.GetOrdersAsync(Stop));
    }

    [Theory]
    [InlineData("/purchase/order/render", "need_supplychain_service", "result")]
    [InlineData("/purchase/order/create", "need_supply_chain_service", "data")]
    public async Task A_service_that_was_never_opened_cannot_be_ordered(string path, string name, string layer)
    {
        await Wire.RegisterAsync(Item);
        var parameters = Good(path);
        parameters[name] = "true";

        var refused = await Wire.TaobaoAsync(path, [.. parameters.Select(pair => (pair.Key, pair.Value))]);

        Assert.Equal("SUPPLY_CHAIN_SERVICE_NOT_OPEN", (string)At(refused, layer, "error_code")!);
        Assert.Empty(await Control.GetOrdersAsync(Stop));
    }

    [Fact]
    public async Task Payment_is_answered_for_each_order_and_taken_only_where_one_is_due()
    {
        await Wire.RegisterAsync(Item);
        var due = await PurchaseAsync("due");
        var paid = await PurchaseAsync("paid");
        await Control.AdvanceClockAsync(TimeSpan.FromSeconds(1), Stop);
        await PayAsync(paid);
        await Control.AdvanceClockAsync(TimeSpan.FromSeconds(2), Stop);

        var answer = At(await PayAsync(due, paid, "7"), "data");

        Assert.Equal([due], At(answer, "will_pay_purchase_order_ids").AsArray().Select(id => (string)id!));
        Assert.Equal([paid, "7"], At(answer, "pay_failure_purchase_order_ids").AsArray().Select(id => (string)id!));
        Assert.Equal([paid, "7"], At(answer, "pay_failed_results").AsArray().Select(result => $"{At(result, "gspOrderId")}"));
    }

    private static Dictionary<string, string> Good(string path) => path switch
    {
        "/purchase/order/render" => new()
        {
            ["need_supplychain_service"] = "false",
            ["render_item_List"] = $"[{TaobaoCalls.Snake(Item, 1)}]",
            ["receiver_address"] = TaobaoCalls.Receiver,
            ["warehouse_address"] = TaobaoCalls.Receiver,
        },
        "/purchase/order/create" => new()
        {
            ["outer_purchase_id"] = "strict",
            ["purchase_amount"] = "1000",
            ["order_line_list"] = $"[{TaobaoCalls.Camel(Item, 1)}]",
            ["receiver"] = TaobaoCalls.Receiver,
        },
        "/purchase/order/batch/pay" => new() { ["purchaseOrderIdList"] = "[\"1\"]" },
        "/purchase/orders/query" => new() { ["page_size"] = "100" },
        "/product/get" => new() { ["item_id"] = $"{Item.Id}" },
        "/product/translate/get" => new() { ["item_id"] = $"{TaobaoItemIds.MpIdOf(Item)}", ["language"] = "en" },
        "/traffic/item/get" => new() { ["item_resource"] = "taobao", ["item_id"] = $"{Item.Id}" },
        "/logistics/detail/get" => new() { ["purchase_order_line_id"] = "1" },
        "/order/refund/query" => new() { ["refundId"] = "1" },
        "/upload/image" => new() { ["image_base64"] = "/9j/" },
        _ => throw new ArgumentOutOfRangeException(nameof(path), path, "No good call is known."),
    };

    private async Task<string> PurchaseAsync(string reference) =>
        $"{At(await Wire.CreateAsync(reference, TaobaoCalls.Camel(Item, 1)), "data", "order_list", 0, "purchase_id")}";

    private Task<JsonNode> PayAsync(params string[] purchases) =>
        Wire.TaobaoAsync("/purchase/order/batch/pay", ("purchaseOrderIdList", $"[{string.Join(',', purchases.Select(id => $"\"{id}\""))}]"));
}
