using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Orders;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Taobao;

/// <summary><c>/purchase/order/render</c>: what an order would cost, by seller, and what cannot be bought.</summary>
internal sealed class OrderRender() : TaobaoApi(
    "/purchase/order/render", "need_supplychain_service", "render_item_List", "receiver_address", "warehouse_address", "tax_id")
{
    public override JsonObject Handle(ApiCall call)
    {
        if (TaobaoParameters.Flag(call, "need_supplychain_service"))
        {
            return Fail("SUPPLY_CHAIN_SERVICE_NOT_OPEN", "未开通跨境供应链服务");
        }

        TaobaoParameters.CheckObject(call, "warehouse_address");
        var lines = PurchaseLines.Read(call.World, call.RequiredArray("render_item_List"), "render_item_List");
        if (WireJson.Text(call.RequiredObject("receiver_address"), "country") is null)
        {
            throw new ParameterException("receiver_address.country", missing: true);
        }

        var groups = lines.BySeller().ToList();
        return TaobaoEnvelopes.Wrapped(new JsonObject
        {
            ["render_item_list"] = WireJson.Array(groups.Select(group => Group(call.World, group))),
            ["unavailable_sku_list"] = WireJson.Array(lines.Unavailable.Select(line => (JsonNode)new JsonObject
            {
                ["item_id"] = line.MpId,
                ["sku_id"] = line.MpSkuId,
                ["reason"] = line.Message,
                ["error_code"] = line.Code,
                ["error_msg"] = line.Message,
            })),
            ["total_real_pay_price"] = Money(groups.Sum(group => Goods(call.World, group) + Postage(group))),
        });
    }

    public override JsonObject Fail(string code, string message) => TaobaoEnvelopes.Wrapped(null, code, message);

    private static long Goods(World world, IEnumerable<OrderRequestLine> group) =>
        group.Sum(line => world.Market.PriceOf(line.Listing, line.Sku, 1) * line.Quantity);

    private static long Postage(IEnumerable<OrderRequestLine> group) => group.Max(line => line.Listing.PostFeeFen);

    private static JsonObject Money(long fen) => new() { ["amount"] = fen, ["currency"] = "CNY" };

    private static JsonObject Group(World world, IReadOnlyList<OrderRequestLine> group) => new()
    {
        ["nick"] = group[0].Listing.Seller.Name,
        ["seller_id"] = group[0].Listing.Seller.Id,
        ["currency_code"] = "CNY",
        ["dispatch_place"] = group[0].Listing.Seller.Province + group[0].Listing.Seller.City,
        ["estimated_delivery_time"] = "48小时内发货",
        ["delivery_fee"] = 0,
        ["mainland_shipping_fee"] = Money(Postage(group)),
        ["order_fee"] = Money(Goods(world, group)),
        ["choose_supply_chain_services"] = new JsonArray(),
        ["item_price_infos"] = WireJson.Array(group.Select(line => ItemPrice(world, line))),
    };

    private static JsonObject ItemPrice(World world, OrderRequestLine line)
    {
        var price = world.Market.PriceOf(line.Listing, line.Sku, 1);
        return new JsonObject
        {
            ["item_id"] = TaobaoItemIds.MpIdOf(line.Listing),
            ["sku_id"] = TaobaoItemIds.MpSkuIdOf(line.Sku),
            ["quantity"] = line.Quantity,
            ["origin_price"] = Money(TaobaoItemView.ListPrice(price)),
            ["discount_price"] = Money(price),
        };
    }
}
