using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Orders;

namespace ReverseBuy.Sandbox.Taobao;

/// <summary><c>/order/refund/query</c>: one refund, with money in fen but the line's price as a text.</summary>
internal sealed class RefundQuery() : TaobaoApi("/order/refund/query", "refundId")
{
    public override JsonObject Handle(ApiCall call)
    {
        var world = call.World;
        var refunds = new TaobaoRefundBook(world);
        if (refunds.Find(call.RequiredLong("refundId")) is not { } refund)
        {
            return Fail("REFUND_NOT_FOUND", "退款单不存在");
        }

        var order = refunds.OrderOf(refund);
        var line = order.Lines.First(candidate => candidate.SubOrderId == refund.SubOrderId);
        var listing = world.Catalogue.Find(Marketplaces.Taobao, line.ListingId)!;
        return TaobaoEnvelopes.Wrapped(new JsonObject
        {
            ["refund_order_aggregate"] = new JsonObject
            {
                ["refund_order"] = new JsonObject
                {
                    ["refund_id"] = refund.Id,
                    ["refund_status"] = refunds.StatusOf(refund),
                    ["refund_type"] = refund.ReturnsGoods ? 2 : 1,
                    ["goods_status"] = GoodsStatusOf(world.Orders.StageOf(order)),
                    ["refund_fee"] = refund.FeeFen,
                    ["reason_desc"] = refund.Reason,
                    ["timeout_date"] = refund.OpenedAt.AddHours(24).ToUnixTimeMilliseconds(),
                },
                ["purchase_order_line"] = new JsonObject
                {
                    ["purchase_id"] = order.Id,
                    ["sub_purchase_order_id"] = line.SubOrderId,
                    ["title"] = listing.Title,
                    ["quantity"] = line.Quantity,
                    ["price"] = line.UnitPriceFen.ToString(CultureInfo.InvariantCulture),
                },
                ["logistics"] = new JsonObject
                {
                    ["receiver_address"] = refund.ReturnsGoods ? listing.Seller.Province + listing.Seller.City : null,
                    ["logistics_no"] = null,
                },
            },
        });
    }

    public override JsonObject Fail(string code, string message) => TaobaoEnvelopes.Wrapped(null, code, message);

    private static int GoodsStatusOf(OrderStage stage) => stage switch
    {
        OrderStage.Shipped => 2,
        OrderStage.Signed => 4,
        _ => 1,
    };
}
