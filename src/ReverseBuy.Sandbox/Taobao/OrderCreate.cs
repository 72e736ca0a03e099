using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Orders;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Taobao;

/// <summary>
/// <c>/purchase/order/create</c>: idempotent by outer_purchase_id, one purchase per seller.
/// The amounts sent are plans; what is charged is the price of the moment.
/// </summary>
internal sealed class OrderCreate() : TaobaoApi(
    "/purchase/order/create",
    "outer_purchase_id",
    "purchase_amount",
    "order_line_list",
    "receiver",
    "warehouse_address_info",
    "channel_order_type",
    "seller_order_number",
    "order_source",
    "support_partial_success",
    "need_supply_chain_service",
    "need_sys_retry",
    "order_remark")
{
    public override bool NeedsPost => true;

    public override JsonObject Handle(ApiCall call)
    {
        var world = call.World;
        var reference = call.Required("outer_purchase_id");
        _ = call.RequiredLong("purchase_amount");
        var receiver = TaobaoReceiver.Read(call.RequiredObject("receiver"), "receiver");
        TaobaoParameters.CheckObject(call, "warehouse_address_info");
        if (call.Optional("channel_order_type") is not (null or "PANAMA" or "PANAMA_DG" or "NORMAL"))
        {
            throw new ParameterException("channel_order_type", missing: false);
        }

        var takesPart = TaobaoParameters.Flag(call, "support_partial_success");
        _ = TaobaoParameters.Flag(call, "need_sys_retry");
        if (TaobaoParameters.Flag(call, "need_supply_chain_service"))
        {
            return Fail("SUPPLY_CHAIN_SERVICE_NOT_OPEN", "未开通跨境供应链服务");
        }

        var orders = world.Orders.Of(Marketplaces.Taobao).Where(order => order.Reference == reference).ToList();
        if (orders.Count == 0)
        {
            var lines = PurchaseLines.Read(world, call.RequiredArray("order_line_list"), "order_line_list");
            if (lines.Unavailable.Count > 0 && (lines.Available.Count == 0 || !takesPart))
            {
                return Fail(lines.Unavailable[0].Code, lines.Unavailable[0].Message);
            }

            var notes = new TaobaoPurchaseNotes(
                call.Optional("seller_order_number"), call.Optional("order_source"), call.Optional("order_remark"), receiver);
            orders = lines.BySeller().ToList().ConvertAll(part => world.Orders.Place(Marketplaces.Taobao, reference, part));
            orders.ForEach(order => order.TaobaoNotes = notes);
        }

        return TaobaoEnvelopes.Plain(new JsonObject
        {
            ["success"] = true,
            ["error_code"] = null,
            ["error_message"] = null,
            ["outer_purchase_id"] = reference,
            ["payment_url"] = "https://distributor.taobao.global/apps/order/list",
            ["order_list"] = WireJson.Array(orders.Select(order => Purchase(world, order))),
        });
    }

    // Failures of ordering have a third layer.
    public override JsonObject Fail(string code, string message) => TaobaoEnvelopes.Plain(
        new JsonObject { ["success"] = false, ["error_code"] = code, ["error_message"] = message, ["order_list"] = new JsonArray() }, code, message);

    private static JsonObject Purchase(World world, OrderRecord order)
    {
        var supplier = world.Catalogue.Find(Marketplaces.Taobao, order.Lines[0].ListingId)!.Seller.Name;
        return new JsonObject
        {
            ["purchase_id"] = order.Id,
            ["supplier_nick"] = supplier,
            ["source_market"] = "taobao",
            ["estimate_amount"] = order.TotalFen,
            ["estimate_currency"] = "CNY",
            ["order_line_list"] = WireJson.Array(order.Lines.Select(line => Line(world, line, supplier))),
        };
    }

    private static JsonObject Line(World world, OrderLineRecord line, string supplier)
    {
        var listing = world.Catalogue.Find(Marketplaces.Taobao, line.ListingId)!;
        return new JsonObject
        {
            ["item_id"] = TaobaoItemIds.MpIdOf(listing).ToString(CultureInfo.InvariantCulture),
            ["sku_id"] = TaobaoItemIds.MpSkuIdOf(listing.Skus.First(sku => sku.Id == line.SkuId)),
            ["order_line_no"] = line.LineNumber,
            ["quantity"] = line.Quantity,
            ["estimate_amount"] = line.AmountFen,
            ["estimate_currency"] = "CNY",
            ["sub_purchase_order_id"] = line.SubOrderId,
            ["supplier_nick"] = supplier,
        };
    }
}
