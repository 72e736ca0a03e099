using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Orders;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary><c>alibaba.trade.get.buyerView</c>.</summary>
internal sealed class BuyerOrderView() : Alibaba1688Api(
    "com.alibaba.trade",
    "alibaba.trade.get.buyerView",
    "webSite", "orderId", "includeFields", "attributeKeys", "outOrderId")
{
    public override JsonNode Handle(ApiCall call)
    {
        CheckWebSite(call);
        if (call.World.Orders.Find(Marketplaces.Alibaba1688, call.RequiredLong("orderId")) is not { } order)
        {
            return Fail("ORDER_NOT_EXIST", "order not exist");
        }

        var view = TradeView.Of(call.World, order);
        view["nativeLogistics"] = new JsonObject
        {
            ["logisticsItems"] = call.World.Orders.StageOf(order) is OrderStage.Shipped or OrderStage.Signed
                ? new JsonArray(new JsonObject
                {
                    ["logisticsCode"] = Parcel.Of(order).LogisticsId,
                    ["logisticsBillNo"] = Parcel.Of(order).Waybill,
                    ["logisticsCompanyName"] = Parcel.Of(order).Carrier,
                    ["status"] = "alreadysend",
                    ["deliveredTime"] = Alibaba1688Time.Compact(call.World.Timeline.ShippedAt(order)),
                })
                : [],
        };
        return Alibaba1688Envelopes.View(view);
    }

    public override JsonNode Fail(string code, string message) => Alibaba1688Envelopes.ViewFailure(code, message);
}
