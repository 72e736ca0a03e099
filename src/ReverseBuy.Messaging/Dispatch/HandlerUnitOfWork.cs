using ReverseBuy.Storage;

namespace ReverseBuy.Messaging.Dispatch;

/// <summary>
/// The unit of work as a handler sees it. Committing and disposing are the dispatcher's: an effect that was committed without the mark would happen again.
/// </summary>
internal sealed class HandlerUnitOfWork(ITenantUnitOfWork inner, string handler) : ITenantUnitOfWork
{
    public TenantId Tenant => inner.Tenant;

    public IOrderStore Orders => inner.Orders;

    public IPurchaseOrderStore PurchaseOrders => inner.PurchaseOrders;

    public IPackageStore Packages => inner.Packages;

    public IParcelStore Parcels => inner.Parcels;

    public IHoldStore Holds => inner.Holds;

    public IMoneyStore Money => inner.Money;

    public IHistoryStore History => inner.History;

    public ITimelineStore Timeline => inner.Timeline;

    public IOutboxStore Outbox => inner.Outbox;

    public IInboxStore Inbox => inner.Inbox;

    public IIdempotencyStore Idempotency => inner.Idempotency;

    public void WakeAfterCommit(string worker) => inner.WakeAfterCommit(worker);

    public ValueTask CommitAsync(CancellationToken cancellationToken) => throw new InvalidOperationException(
        $"Handler '{handler}' commits the unit of work of EventContext.BeginAsync. Only return: the dispatcher commits it, with the mark that the event is handled.");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
