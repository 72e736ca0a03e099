using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Orders;
using ReverseBuy.Sandbox.Pushes;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Taobao.Pushes;

/// <summary>Type 3: where an order stands, in snake case and with its time in milliseconds.</summary>
internal sealed class OrderStatusPush(World world) : TaobaoPush(world, 3)
{
    protected override JsonObject? DataOf(PushedChange change) => change is not PushedChange.OrderMoved { Order: var order }
        ? null
        : new JsonObject
        {
            ["business_time"] = change.At.ToUnixTimeMilliseconds(),
            ["outer_purchase_id"] = order.Reference,
            ["purchase_id"] = order.Id,
            ["seller_id"] = long.Parse(TokenView.Account, CultureInfo.InvariantCulture),
            ["status"] = PurchaseView.StatusOf(World, order, change.At),
            ["sku_list"] = WireJson.Array(order.Lines.Select(line => Line(order, line, change.At))),
        };

    private JsonObject Line(OrderRecord order, OrderLineRecord line, DateTimeOffset at)
    {
        var listing = World.Catalogue.Find(Marketplaces.Taobao, line.ListingId)!;
        var entry = new JsonObject
        {
            ["item_id"] = TaobaoItemIds.MpIdOf(listing),
            ["sku_id"] = TaobaoItemIds.MpSkuIdOf(listing.Skus.First(sku => sku.Id == line.SkuId)),
            ["order_line_no"] = line.LineNumber,
            ["status"] = PurchaseView.LineStatusOf(World, order, line, at),
        };
        if (World.Timeline.StageOf(order, at) is OrderStage.Shipped or OrderStage.Signed)
        {
            entry["logistic_company_name"] = Parcel.Of(order).Carrier;
            entry["logistic_number"] = Parcel.Of(order).Waybill;
        }

        return entry;
    }
}
