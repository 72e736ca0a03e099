using ReverseBuy.Storage;

namespace ReverseBuy.Messaging.Dispatch;

/// <summary>
/// The unit of work as a handler sees it. Committing and disposing are for who called it: an effect that was committed without the note that it is done
/// would happen again.
/// </summary>
internal sealed class HandlerUnitOfWork(ITenantUnitOfWork inner, string owner) : ITenantUnitOfWork
{
    public TenantId Tenant => inner.Tenant;

    public IOrderStore Orders => inner.Orders;

    public IPurchaseOrderStore PurchaseOrders => inner.PurchaseOrders;

    public IPackageStore Packages => inner.Packages;

    public IParcelStore Parcels => inner.Parcels;

    public IFoundItemStore FoundItems => inner.FoundItems;

    public IRecipientStore Recipients => inner.Recipients;

    public IHoldStore Holds => inner.Holds;

    public IMoneyStore Money => inner.Money;

    public IHistoryStore History => inner.History;

    public ITimelineStore Timeline => inner.Timeline;

    public IOutboxStore Outbox => inner.Outbox;

    public IInboxStore Inbox => inner.Inbox;

    public IReceivedStore Received => inner.Received;

    public ITimerStore Timers => inner.Timers;

    public IIdempotencyStore Idempotency => inner.Idempotency;

    public void WakeAfterCommit(string worker) => inner.WakeAfterCommit(worker);

    public ValueTask CommitAsync(CancellationToken cancellationToken) => throw new InvalidOperationException(
        $"{owner} commits the unit of work that BeginAsync of its context gave it. Only return: whoever called it commits, with the note that this is done.");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
