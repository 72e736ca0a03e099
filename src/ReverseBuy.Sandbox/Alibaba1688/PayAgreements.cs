using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary><c>alibaba.trade.pay.protocolPay.isopen</c>: Alipay may debit, 诚e赊 may not; the truths are texts.</summary>
internal sealed class PayAgreements() : Alibaba1688Api("com.alibaba.trade", "alibaba.trade.pay.protocolPay.isopen")
{
    public override JsonNode Handle(ApiCall call) => Alibaba1688Envelopes.Crossborder(new JsonObject
    {
        ["paymentAgreements"] = new JsonArray(
            new JsonObject { ["payChannel"] = "SHEGOU", ["bindingStatus"] = "false", ["signedStatus"] = "false", ["signUrl"] = "https://mapi.alipay.com/gateway.do", ["agreementNo"] = null },
            new JsonObject { ["payChannel"] = "ALIPAY", ["bindingStatus"] = "true", ["signedStatus"] = "true", ["signUrl"] = null, ["agreementNo"] = "55622148344" }),
    });

    public override JsonNode Fail(string code, string message) => Alibaba1688Envelopes.CrossborderFailure(code, message);
}
