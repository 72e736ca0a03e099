using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Orders;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary><c>alibaba.trade.getLogisticsInfos.buyerView</c>.</summary>
internal sealed class LogisticsInfos() : Alibaba1688Api(
    "com.alibaba.logistics", "alibaba.trade.getLogisticsInfos.buyerView", "webSite", "orderId", "fields")
{
    public override JsonNode Handle(ApiCall call)
    {
        CheckWebSite(call);
        var world = call.World;
        if (world.Orders.Find(Marketplaces.Alibaba1688, call.RequiredLong("orderId")) is not { } order)
        {
            return Fail("ORDER_NOT_EXIST", "order not exist");
        }

        var stage = world.Orders.StageOf(order);
        if (stage is not (OrderStage.Shipped or OrderStage.Signed))
        {
            return Fail("500_2", "该订单没有物流信息，可能未发货");
        }

        var parcel = Parcel.Of(order);
        var seller = world.Catalogue.Find(Marketplaces.Alibaba1688, order.Lines[0].ListingId)!.Seller;
        return Alibaba1688Envelopes.View(new JsonArray(new JsonObject
        {
            ["logisticsId"] = parcel.LogisticsId,
            ["logisticsBillNo"] = parcel.Waybill,
            ["orderEntryIds"] = string.Join(',', order.Lines.Select(line => line.SubOrderId.ToString(CultureInfo.InvariantCulture))),
            ["status"] = stage == OrderStage.Signed ? "SIGN" : TraceStep.Of(order, world.Timeline, world.Now).Count > 1 ? "TRANSPORT" : "ACCEPT",
            ["logisticsCompanyId"] = parcel.CarrierCode.Length.ToString(CultureInfo.InvariantCulture),
            ["remarks"] = string.Empty,
            ["sendGoods"] = WireJson.Array(order.Lines.Select(line => (JsonNode)new JsonObject
            {
                ["goodName"] = world.Catalogue.Find(Marketplaces.Alibaba1688, line.ListingId)!.Title,
                ["quantity"] = line.Quantity,
                ["unit"] = world.Catalogue.Find(Marketplaces.Alibaba1688, line.ListingId)!.Family.Unit,
            })),
            ["receiver"] = new JsonObject
            {
                ["receiverName"] = order.Receiver?.FullName,
                ["receiverMobile"] = order.Receiver?.Mobile,
                ["receiverCountyCode"] = order.Receiver?.DivisionCode,
                ["receiverAddress"] = order.Receiver?.Area,
            },
            ["sender"] = new JsonObject { ["senderName"] = seller.Name, ["senderProvince"] = seller.Province, ["senderCity"] = seller.City },
            ["logisticsCompanyName"] = parcel.Carrier,
            ["logisticsCompanyNo"] = parcel.CarrierCode,
            ["logisticsOrderGoods"] = WireJson.Array(order.Lines.Select(line => (JsonNode)new JsonObject
            {
                ["tradeOrderId"] = order.Id,
                ["tradeOrderItemId"] = line.SubOrderId,
                ["quantity"] = line.Quantity,
            })),
        }));
    }

    public override JsonNode Fail(string code, string message) => new JsonObject
    {
        ["success"] = false,
        ["errorCode"] = code,
        ["errorMessage"] = message,
    };
}
