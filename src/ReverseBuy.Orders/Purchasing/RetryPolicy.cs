using ReverseBuy.Procurement;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>The policy of a host that brings none: what may work a second time is tried as often as the options say; all else is left to a person.</summary>
internal sealed class RetryPolicy(OrdersOptions options) : IUnboughtPolicy
{
    public ValueTask<UnboughtDecision> DecideAsync(UnboughtCase unbought, CancellationToken cancellationToken)
    {
        var isWorthATry = unbought.Reason is UnboughtReason.Refused or UnboughtReason.Absent or UnboughtReason.Expired or UnboughtReason.NotTaken;
        var retries = options.PurchaseRetries.TryGetValue(unbought.PurchaseOrder.Marketplace, out var named) ? named : 0;
        return ValueTask.FromResult<UnboughtDecision>(isWorthATry && unbought.PurchaseOrder.Attempt <= retries
            ? new UnboughtDecision.BuyAgain(Backoff.After(options, unbought.PurchaseOrder.Attempt))
            : new UnboughtDecision.Wait());
    }
}
