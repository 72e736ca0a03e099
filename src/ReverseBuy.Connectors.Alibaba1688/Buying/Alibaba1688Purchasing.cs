using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Buying;

/// <summary>Buys by <c>createCrossOrder</c> and pays by the agreed debit (诚e赊 or Alipay). Money of these answers is in fen.</summary>
internal sealed class Alibaba1688Purchasing(Alibaba1688Gateway gateway) : IPurchasing
{
    public async ValueTask<PurchasePreview> PreviewAsync(ConnectorContext context, PurchaseRequest request, CancellationToken cancellationToken) =>
        await gateway.CallAsync(
            context,
            Alibaba1688Operation.Preview,
            OrderForm.Write(request),
            answer => PreviewReading.Read(answer, request.Lines),
            cancellationToken).ConfigureAwait(false);

    public async ValueTask<PurchaseResult> CreateAsync(ConnectorContext context, PurchaseRequest request, CancellationToken cancellationToken) =>
        await gateway.CallAsync(
            context,
            Alibaba1688Operation.Create,
            OrderForm.Write(request),
            answer => CreationReading.Read(answer, request.Lines),
            cancellationToken).ConfigureAwait(false);

    public async ValueTask<PayResult> PayAsync(ConnectorContext context, string upstreamOrderId, CancellationToken cancellationToken)
    {
        var orderId = UpstreamOrderNumber.Parse(upstreamOrderId);
        var question = JsonText.Object(writer => writer.WriteNumber("orderId", orderId));
        return await gateway.CallAsync(
            context,
            Alibaba1688Operation.Pay,
            [new("tradeWithholdPreparePayParam", question)],
            ReadPayment,
            cancellationToken).ConfigureAwait(false);
    }

    private static PayResult ReadPayment(JsonElement answer)
    {
        var result = answer.Member("result") ?? answer;
        if (result.Flag("success") == false)
        {
            return Alibaba1688Errors.IsServerFault(result.Text("code"), result.Text("message"))
                ? throw Alibaba1688Errors.InDoubt(Alibaba1688Operation.Pay, result.Text("code"))
                : new PayResult(PayOutcome.Refused, result.Text("code"), result.Text("message"));
        }

        // paySuccess may be false although the money moved: only the order, read back, knows.
        var payment = result.Member("result") ?? throw new JsonException("A payment's answer has no result.");
        return new PayResult(payment.Flag("paySuccess") == true ? PayOutcome.Paid : PayOutcome.Accepted);
    }
}
