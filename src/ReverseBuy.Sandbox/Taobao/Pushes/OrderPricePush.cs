using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Pushes;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Taobao.Pushes;

/// <summary>Type 8: what an order costs now, in camel case and in fen. What its lines hold is not published; here they name the sub order.</summary>
internal sealed class OrderPricePush(World world) : TaobaoPush(world, 8)
{
    protected override JsonObject? DataOf(PushedChange change) => change is not PushedChange.OrderRepriced { Order: var order }
        ? null
        : new JsonObject
        {
            ["salesOrderId"] = order.TaobaoNotes?.SellerOrderNumber,
            ["purchaseOrderId"] = order.Id,
            ["purchaseOrderPriceDTO"] = new JsonObject
            {
                ["purchaseCurrency"] = "CNY",
                ["purchaseTotalFee"] = order.TotalFen,
                ["purchaseProductFee"] = order.GoodsFen,
                ["purchaseShippingFee"] = order.PostFeeFen,
            },
            ["purchaseOrderLinePriceChangeMessageDTOList"] = WireJson.Array(order.Lines.Select(line =>
                (JsonNode)new JsonObject { ["purchaseOrderLineId"] = line.SubOrderId })),
        };
}
