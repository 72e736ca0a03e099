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

        return Alibaba1688Envelopes.Unmarked(new JsonObject { ["opOrderRefundModelDetail"] = RefundWords.Write(world, refund) });
    }

    public override JsonNode Fail(string code, string message) => Alibaba1688Envelopes.ViewFailure(code, message);
}
