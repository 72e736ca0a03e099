using ReverseBuy.Storage;

namespace ReverseBuy.Orders.Tests.Support;

/// <summary>The disk of a process whose power may be cut: the data outlives it, and it cannot write any more.</summary>
internal sealed class FragileStorage(ITenantStorage disk, PowerCut cut) : ITenantStorage
{
    public async ValueTask<ITenantUnitOfWork> BeginAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        cut.ThrowIfCut();
        return new FragileUnitOfWork(await disk.BeginAsync(tenant, cancellationToken), cut);
    }

    public ValueTask<ITenantView> ReadAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        cut.ThrowIfCut();
        return disk.ReadAsync(tenant, cancellationToken);
    }

    private sealed class FragileUnitOfWork(ITenantUnitOfWork inner, PowerCut cut) : ITenantUnitOfWork
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

        public ValueTask CommitAsync(CancellationToken cancellationToken) => cut.CommitAsync(inner, cancellationToken);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
