using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Alibaba1688.Refunds;

/// <summary><c>alibaba.trade.getRefundReasonList</c>.</summary>
internal sealed class RefundReasonList() : Alibaba1688Api(
    "com.alibaba.trade", "alibaba.trade.getRefundReasonList", "orderId", "orderEntryIds", "goodsStatus")
{
    public override JsonNode Handle(ApiCall call) => RefundQuestion.Read(call, out var problem) is null
        ? Fail(problem!.Code, problem.Message)
        : Alibaba1688Envelopes.Crossborder(new JsonObject { ["reasons"] = RefundReasons.Write() });

    public override JsonNode Fail(string code, string message) => Alibaba1688Envelopes.CrossborderFailure(code, message);
}
