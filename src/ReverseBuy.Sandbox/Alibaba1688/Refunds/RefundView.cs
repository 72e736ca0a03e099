using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Alibaba1688.Refunds;

/// <summary><c>alibaba.trade.refund.OpQueryOrderRefund</c>.</summary>
internal sealed class RefundView() : Alibaba1688Api(
    "com.alibaba.trade", "alibaba.trade.refund.OpQueryOrderRefund", "refundId", "needTimeOutInfo", "needOrderRefundOperation")
{
    public override JsonNode Handle(ApiCall call)
    {
        var id = call.Required("refundId");
        var world = call.World;
        if (RefundWords.Find(world, id) is not { } refund)
        {
            return Fail("500", "SERVICE:INVOKE_FAIL, errorCode:REFUND_DATA_ERROR");
        }

        var isPaidBack = world.Refunds.IsPaidBack(refund);
        return Alibaba1688Envelopes.Unmarked(new JsonObject
        {
            ["opOrderRefundModelDetail"] = new JsonObject
            {
                ["id"] = refund.Id,
                ["refundId"] = id,
                ["orderId"] = refund.OrderId,
                ["orderEntryIdList"] = WireJson.Array(refund.SubOrderIds.Select(line => (JsonNode)line)),
                ["status"] = RefundWords.StatusOf(world.Refunds.StageOf(refund)),
                ["applyPayment"] = refund.PaymentFen,
                ["applyCarriage"] = refund.CarriageFen,
                ["applyReasonId"] = WireJson.ToLong(refund.ReasonId),
                ["canRefundPayment"] = refund.PaymentFen,
                ["refundPayment"] = isPaidBack ? refund.PaymentFen : 0,
                ["refundCarriage"] = isPaidBack ? refund.CarriageFen : 0,
                ["gmtCreate"] = Alibaba1688Time.Compact(refund.CreatedAt),
                ["gmtCompleted"] = isPaidBack ? Alibaba1688Time.Compact(world.Refunds.PaidBackAt(refund)) : null,
                ["tradeTypeStr"] = "50060",
            },
        });
    }

    public override JsonNode Fail(string code, string message) => Alibaba1688Envelopes.ViewFailure(code, message);
}
