using System.Globalization;
using ReverseBuy.Buying;
using ReverseBuy.Connectors;

namespace ReverseBuy.Testing;

internal sealed partial class FakeMarketplace : IAfterSales, IRefundVouchers
{
    private readonly Dictionary<string, ((TenantId Tenant, BuyingAccountId Account) Owner, RefundReading Reading)> _refunds = new(StringComparer.Ordinal);
    private int _vouchers;

    ValueTask<RefundReading?> IRefunds.FindAsync(ConnectorContext context, string refundId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Locked(cancellationToken, () => FindRefund(context, refundId)));

    public ValueTask<IReadOnlyList<RefundReason>> GetReasonsAsync(ConnectorContext context, RefundRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Locked<IReadOnlyList<RefundReason>>(
            cancellationToken, () => IsRefundable(context, request.UpstreamOrderId) ? [new RefundReason("1", "不想要了", NeedsVoucher: false), new RefundReason("2", "质量问题", NeedsVoucher: true)] : []));

    public ValueTask<RefundResult> ApplyAsync(ConnectorContext context, RefundRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Locked<RefundResult>(cancellationToken, () =>
        {
            if (!IsRefundable(context, request.UpstreamOrderId))
            {
                return new RefundResult.Refused("NOT_PAID", "订单状态不允许退款");
            }

            var refund = string.Create(CultureInfo.InvariantCulture, $"R{_refunds.Count + 1}");
            _refunds[refund] = (OwnerOf(context), ReadingOf(refund, RefundStatus.AwaitingSeller, request.Amount));
            FindOrder(context, request.UpstreamOrderId)!.AddRefund(refund);
            return new RefundResult.Applied(refund);
        }));

    public ValueTask<RefundStepResult> ReportReturnAsync(ConnectorContext context, ReturnedGoods goods, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Locked(cancellationToken, () => Step(context, goods.RefundId, RefundStatus.Returning, status => status == RefundStatus.AwaitingBuyer)));

    public ValueTask<RefundStepResult> WithdrawAsync(ConnectorContext context, string refundId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Locked(
            cancellationToken, () => Step(context, refundId, RefundStatus.Closed, status => status is not (RefundStatus.Refunded or RefundStatus.Closed))));

    public ValueTask<Uri> UploadAsync(ConnectorContext context, ReadOnlyMemory<byte> picture, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Locked(cancellationToken, () => new Uri(string.Create(CultureInfo.InvariantCulture, $"https://{id}.example/vouchers/{++_vouchers}"))));

    public void Decide(string refundId, RefundStatus status)
    {
        lock (_gate)
        {
            if (!_refunds.TryGetValue(refundId, out var refund))
            {
                throw new ArgumentException($"'{id}' has no refund {refundId}.", nameof(refundId));
            }

            _refunds[refundId] = refund with { Reading = ReadingOf(refundId, status, refund.Reading.Amount) };
        }
    }

    private static RefundReading ReadingOf(string refund, RefundStatus status, Money amount) => new(refund, status, status.ToString(), amount);

    private RefundReading? FindRefund(ConnectorContext context, string refundId) =>
        _refunds.TryGetValue(refundId, out var refund) && refund.Owner == OwnerOf(context) ? refund.Reading : null;

    private bool IsRefundable(ConnectorContext context, string upstreamOrderId) =>
        FindOrder(context, upstreamOrderId)?.Status is UpstreamStatus.Paid or UpstreamStatus.PartlyShipped or UpstreamStatus.Shipped or UpstreamStatus.Received;

    private RefundStepResult Step(ConnectorContext context, string refundId, RefundStatus to, Func<RefundStatus, bool> isPossible)
    {
        if (FindRefund(context, refundId) is not { } refund || !isPossible(refund.Status))
        {
            return new RefundStepResult.Refused("STATE", "退款状态不允许");
        }

        _refunds[refundId] = (OwnerOf(context), ReadingOf(refundId, to, refund.Amount));
        return new RefundStepResult.Done();
    }
}
