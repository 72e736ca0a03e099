using ReverseBuy.Buying;
using ReverseBuy.Connectors.Alibaba1688.Gateway;

namespace ReverseBuy.Connectors.Alibaba1688.Buying;

/// <summary>
/// Refunds. The platform wants to know the lines and whether the trade is still running, so the order is read first.
/// </summary>
internal sealed class Alibaba1688AfterSales(Alibaba1688Gateway gateway) : IAfterSales
{
    public async ValueTask<IReadOnlyList<RefundReason>> GetReasonsAsync(ConnectorContext context, RefundRequest request, CancellationToken cancellationToken)
    {
        var scope = await ReadScopeAsync(context, request, cancellationToken).ConfigureAwait(false);
        return scope is null
            ? []
            : await gateway.CallAsync(
                context,
                Alibaba1688Operation.RefundReasons,
                scope.Fields,
                RefundAnswers.ReadReasons,
                cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<RefundResult> ApplyAsync(ConnectorContext context, RefundRequest request, CancellationToken cancellationToken)
    {
        var wishes = RefundForm.Write(request);
        return await ReadScopeAsync(context, request, cancellationToken).ConfigureAwait(false) is { } scope
            ? await gateway.CallAsync(
                context,
                Alibaba1688Operation.ApplyRefund,
                [.. scope.Fields, .. wishes],
                RefundAnswers.ReadApplication,
                cancellationToken).ConfigureAwait(false)
            : new RefundResult.Refused("5001", "The order does not exist.");
    }

    public async ValueTask<RefundReading?> FindAsync(ConnectorContext context, string refundId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(refundId);
        return await gateway.CallAsync(
            context,
            Alibaba1688Operation.Refund,
            [new("refundId", refundId)],
            answer => RefundAnswers.ReadDetail(answer, refundId),
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<RefundStepResult> ReportReturnAsync(ConnectorContext context, ReturnedGoods goods, CancellationToken cancellationToken) =>
        await gateway.CallAsync(
            context,
            Alibaba1688Operation.ReturnGoods,
            ReturnForm.Write(goods),
            RefundStepReading.ReadReturn,
            cancellationToken).ConfigureAwait(false);

    public async ValueTask<RefundStepResult> WithdrawAsync(ConnectorContext context, string refundId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(refundId);
        return await gateway.CallAsync(
            context,
            Alibaba1688Operation.WithdrawRefund,
            [new("refundId", refundId)],
            RefundStepReading.ReadWithdrawal,
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<RefundScope?> ReadScopeAsync(ConnectorContext context, RefundRequest request, CancellationToken cancellationToken) =>
        await gateway.CallAsync(
            context,
            Alibaba1688Operation.Order,
            [new("webSite", "1688"), new("orderId", UpstreamOrderNumber.Check(request.UpstreamOrderId))],
            answer => RefundScope.Read(answer, request),
            cancellationToken).ConfigureAwait(false);
}
