using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Orders;

namespace ReverseBuy.Sandbox.Jd.Orders;

/// <summary><c>api/order/orderTrack</c>: of one part; nothing before it is paid, parcels once it is sent.</summary>
internal sealed class OrderTrack() : JdApi("api/order/orderTrack", "jdOrderId", "waybillCode")
{
    public override JsonObject Handle(ApiCall call)
    {
        var world = call.World;
        if (JdPart.Find(world, call.RequiredLong("jdOrderId")) is not (var order, { } part))
        {
            throw new JdRefusedException("3401", "订单不存在");
        }

        if (world.Orders.StageOf(order) is not (OrderStage.Paid or OrderStage.Shipped or OrderStage.Signed))
        {
            return JdEnvelope.Success(null);
        }

        var parcel = Parcel.Of(Marketplaces.Jd, part.Id);
        var scans = TraceStep.Of(order, world.Timeline, world.Now);
        var track = new JsonObject
        {
            ["jdOrderId"] = part.Id,
            ["orderTrack"] = WireJson.Array(scans.Select(step => (JsonNode)Step(step.Time, step.Text, parcel.Carrier))
                .Prepend(Step(order.CreatedAt, "您提交了订单，请等待系统确认", "客户"))),
        };
        if (call.Optional("waybillCode") == "1")
        {
            track["waybillCode"] = scans.Count == 0 ? new JsonArray() : new JsonArray(new JsonObject
            {
                ["orderId"] = part.Id.ToString(CultureInfo.InvariantCulture),
                ["parentId"] = (part.IsSplit ? order.Id : 0).ToString(CultureInfo.InvariantCulture),
                ["carrier"] = parcel.Carrier,
                ["deliveryOrderId"] = parcel.Waybill,
            });
        }

        return JdEnvelope.Success(track);
    }

    private static JsonObject Step(DateTimeOffset time, string text, string by) =>
        new() { ["content"] = text, ["msgTime"] = JdTime.Write(time), ["operator"] = by };
}
