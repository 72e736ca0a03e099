using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Orders;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Taobao;

/// <summary><c>/logistics/detail/get</c>: the parcels of one sub-order; none before shipment.</summary>
internal sealed class LogisticsDetail() : TaobaoApi("/logistics/detail/get", "purchase_order_line_id")
{
    public override JsonObject Handle(ApiCall call)
    {
        var world = call.World;
        var id = call.RequiredLong("purchase_order_line_id");
        if (world.Orders.Of(Marketplaces.Taobao).FirstOrDefault(candidate => candidate.Lines.Any(line => line.SubOrderId == id)) is not { } order)
        {
            return Fail("ORDER_NOT_FOUND", "订单不存在");
        }

        var shipped = world.Orders.StageOf(order) is OrderStage.Shipped or OrderStage.Signed;
        return TaobaoEnvelopes.Wrapped(new JsonObject
        {
            ["purchase_order_outer_id"] = PurchaseView.TaobaoOrderNumber(order),
            ["pnm_logistics_details"] = shipped ? new JsonArray(Detail(world, order, order.Lines.First(line => line.SubOrderId == id))) : [],
        });
    }

    public override JsonObject Fail(string code, string message) => TaobaoEnvelopes.Wrapped(null, code, message);

    private static JsonObject Detail(World world, OrderRecord order, OrderLineRecord line)
    {
        var steps = TraceStep.Of(order, world.Timeline, world.Now);
        var parcel = Parcel.Of(order);
        var listing = world.Catalogue.Find(Marketplaces.Taobao, line.ListingId)!;
        var sku = listing.Skus.First(candidate => candidate.Id == line.SkuId);
        var receiver = order.TaobaoNotes?.Receiver;
        return new JsonObject
        {
            ["mail_no"] = parcel.Waybill,
            ["logistics_status"] = steps[^1].Status,
            ["logistics_desc"] = steps[^1].Text,
            ["goods_number"] = line.Quantity,
            ["logistics_partner"] = new JsonArray(new JsonObject
            {
                ["company"] = parcel.Carrier,
                ["company_contact"] = "95000",
                ["company_image_url"] = world.Images.UrlOf(listing, 1),
            }),
            ["receiver"] = new JsonObject
            {
                ["name"] = receiver?.Name,
                ["phone"] = receiver?.Phone,
                ["province"] = receiver?.State,
                ["city"] = receiver?.City,
                ["district"] = receiver?.District,
                ["address"] = receiver?.Address,
                ["zip_code"] = receiver?.Zip,
            },
            ["logistics_goods"] = new JsonArray(new JsonObject
            {
                ["title"] = listing.Title,
                ["property"] = string.Join(';', sku.Options.Select(option => $"{option.Name}:{option.Value}")),
                ["quantity"] = line.Quantity,
                ["image_url"] = TaobaoItemView.SkuPicture(world, listing, sku),
            }),
            ["logistics_traces"] = WireJson.Array(steps.Select(step => (JsonNode)Trace(step, listing.Seller, receiver))),
        };
    }

    private static JsonObject Trace(TraceStep step, Seller seller, TaobaoReceiver? receiver)
    {
        var isThere = step.Status == "SIGNED";
        return new JsonObject
        {
            ["time"] = step.Time.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            ["status"] = step.Status,
            ["status_desc"] = step.Text,
            ["standerd_desc"] = step.Text,
            ["action"] = step.Status switch { "COLLECTED" => "GOT", "SIGNED" => "SIGN", _ => "ARRIVAL" },
            ["province"] = isThere ? receiver?.State : seller.Province,
            ["city"] = isThere ? receiver?.City : seller.City,
            ["district"] = isThere ? receiver?.District : null,
            ["next_city"] = isThere ? null : receiver?.City,
            ["next_node_name"] = isThere ? null : "转运中心",
            ["facility_name"] = isThere ? "仓库" : "揽收网点",
        };
    }
}
