using ReverseBuy.Buying;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Buying;

/// <summary>Buys by <c>createCrossOrder</c> and pays by the agreed debit (诚e赊 or Alipay). Money of these answers is in fen.</summary>
internal sealed class Alibaba1688Purchasing(Alibaba1688Gateway gateway, Alibaba1688Options options) : IPurchasing
{
    public async ValueTask<PurchasePreview> PreviewAsync(ConnectorContext context, PurchaseRequest request, CancellationToken cancellationToken) =>
        await gateway.CallAsync(
            context,
            Alibaba1688Operation.Preview,
            OrderForm.Write(options, request),
            answer => PreviewReading.Read(answer, request.Lines, options.TradeType),
            cancellationToken).ConfigureAwait(false);

    public async ValueTask<PurchaseResult> CreateAsync(ConnectorContext context, PurchaseRequest request, CancellationToken cancellationToken) =>
        await gateway.CallAsync(
            context,
            Alibaba1688Operation.Create,
            OrderForm.WriteCreation(options, request),
            answer => CreationReading.Read(answer, request.Lines),
            cancellationToken).ConfigureAwait(false);

    public async ValueTask<PayResult> PayAsync(ConnectorContext context, string upstreamOrderId, CancellationToken cancellationToken)
    {
        var orderId = UpstreamOrderNumber.Parse(upstreamOrderId);
        if (options.CheckPayAgreement && !await gateway.CallAsync(
            context,
            Alibaba1688Operation.PayAgreements,
            [],
            answer => PaymentReading.HasAgreement(answer, options.PayChannel),
            cancellationToken).ConfigureAwait(false))
        {
            return new PayResult(PayOutcome.Refused, "no-agreement", "The account has not agreed to be debited; sign the agreement at 1688 or pay by the cashier.");
        }

        var question = JsonText.Object(writer =>
        {
            writer.WriteNumber("orderId", orderId);
            if (options.PayChannel is { } channel)
            {
                writer.WriteString("payChannel", channel);
            }
        });
        return await gateway.CallAsync(
            context,
            Alibaba1688Operation.Pay,
            [new("tradeWithholdPreparePayParam", question)],
            PaymentReading.Read,
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<CancelResult> CancelAsync(ConnectorContext context, string upstreamOrderId, CancellationToken cancellationToken) =>
        await gateway.CallAsync(
            context,
            Alibaba1688Operation.Cancel,
            [new("webSite", "1688"), new("tradeID", UpstreamOrderNumber.Check(upstreamOrderId)), new("cancelReason", "buyerCancel")],
            CancellationReading.Read,
            cancellationToken).ConfigureAwait(false);
}
