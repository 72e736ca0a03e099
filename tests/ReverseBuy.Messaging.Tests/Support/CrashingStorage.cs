using ReverseBuy.Storage;

namespace ReverseBuy.Messaging.Tests.Support;

/// <summary>Asks the test at every commit whether the process crashes right before or right after it.</summary>
internal sealed class CrashingStorage(ITenantStorage inner) : ITenantStorage
{
    public ITenantStorage Inner => inner;

    public Func<CrashPoint> AtCommit { get; set; } = () => CrashPoint.None;

    /// <summary>Is done whenever a unit of work is begun.</summary>
    public Action AtBegin { get; set; } = () => { };

    public async ValueTask<ITenantUnitOfWork> BeginAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        AtBegin();
        return new UnitOfWork(this, await inner.BeginAsync(tenant, cancellationToken));
    }

    public ValueTask<ITenantView> ReadAsync(TenantId tenant, CancellationToken cancellationToken) => inner.ReadAsync(tenant, cancellationToken);

    private sealed class UnitOfWork(CrashingStorage owner, ITenantUnitOfWork inner) : ITenantUnitOfWork
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

        public async ValueTask CommitAsync(CancellationToken cancellationToken)
        {
            var crash = owner.AtCommit();
            if (crash == CrashPoint.BeforeCommit)
            {
                throw new CrashException();
            }

            await inner.CommitAsync(cancellationToken);
            if (crash == CrashPoint.AfterCommit)
            {
                throw new CrashException();
            }
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
