using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Orders;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary><c>alibaba.trade.getLogisticsTraceInfo.buyerView</c>.</summary>
internal sealed class LogisticsTrace() : Alibaba1688Api(
    "com.alibaba.logistics", "alibaba.trade.getLogisticsTraceInfo.buyerView", "webSite", "orderId", "logisticsId")
{
    public override JsonNode Handle(ApiCall call)
    {
        CheckWebSite(call);
        var world = call.World;
        if (world.Orders.Find(Marketplaces.Alibaba1688, call.RequiredLong("orderId")) is not { } order
            || TraceStep.Of(order, world.Timeline, world.Now) is not { Count: > 0 } steps)
        {
            return Fail("404", "not found");
        }

        var parcel = Parcel.Of(order);
        return new JsonObject
        {
            ["logisticsTrace"] = new JsonArray(new JsonObject
            {
                ["logisticsId"] = parcel.LogisticsId,
                ["orderId"] = order.Id,
                ["logisticsBillNo"] = parcel.Waybill,
                ["logisticsSteps"] = WireJson.Array(steps.Select(step => (JsonNode)new JsonObject
                {
                    ["acceptTime"] = Alibaba1688Time.Plain(step.Time),
                    ["remark"] = step.Text,
                })),
            }),
            ["success"] = true,
        };
    }

    public override JsonNode Fail(string code, string message) => Alibaba1688Envelopes.Flat(false, code, message);
}
