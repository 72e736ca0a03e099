using ReverseBuy.EntityFrameworkCore.Following;
using ReverseBuy.EntityFrameworkCore.Fulfilment;
using ReverseBuy.EntityFrameworkCore.History;
using ReverseBuy.EntityFrameworkCore.Holds;
using ReverseBuy.EntityFrameworkCore.Idempotency;
using ReverseBuy.EntityFrameworkCore.Messaging;
using ReverseBuy.EntityFrameworkCore.Orders;
using ReverseBuy.EntityFrameworkCore.Payments;
using ReverseBuy.EntityFrameworkCore.Procurement;
using ReverseBuy.EntityFrameworkCore.Recipients;
using ReverseBuy.EntityFrameworkCore.Timers;
using ReverseBuy.Messaging;
using ReverseBuy.Storage;

namespace ReverseBuy.EntityFrameworkCore.UnitsOfWork;

/// <summary>One write transaction of one tenant's database.</summary>
internal sealed class TenantUnitOfWork(
    DatabaseWrite<TenantDbContext> write, TenantSession session, TenantProtections protections, IDoorbell doorbell) : ITenantUnitOfWork
{
    public TenantId Tenant => session.Tenant;

    public IOrderStore Orders { get; } = new OrderStore(session);

    public IPurchaseOrderStore PurchaseOrders { get; } = new PurchaseOrderStore(session);

    public IPackageStore Packages { get; } = new PackageStore(session);

    public IParcelStore Parcels { get; } = new ParcelStore(session);

    public IFoundItemStore FoundItems { get; } = new FoundItemStore(session);

    public IRecipientStore Recipients { get; } = new RecipientStore(session, protections.Recipients);

    public IHoldStore Holds { get; } = new HoldStore(session);

    public IMoneyStore Money { get; } = new MoneyStore(session);

    public IHistoryStore History { get; } = new HistoryStore(session);

    public ITimelineStore Timeline { get; } = new TimelineStore(session);

    public IOutboxStore Outbox { get; } = new OutboxStore(session);

    public IInboxStore Inbox { get; } = new InboxStore(session);

    public IReceivedStore Received { get; } = new ReceivedStore(session, protections.Received);

    public ITimerStore Timers { get; } = new TimerStore(session);

    public IIdempotencyStore Idempotency { get; } = new IdempotencyStore(session);

    public void WakeAfterCommit(string worker) => session.Wakes.Add(worker);

    public async ValueTask CommitAsync(CancellationToken cancellationToken)
    {
        if (write.Ending is { } ending && session.OnlySends)
        {
            await PromiseAsync(cancellationToken).ConfigureAwait(false);
            await session.SendAsync(ending).ConfigureAwait(false);
        }
        else
        {
            await session.WriteAsync(cancellationToken).ConfigureAwait(false);
            await PromiseAsync(cancellationToken).ConfigureAwait(false);
            await write.CommitAsync(cancellationToken).ConfigureAwait(false);
        }

        session.End();

        // The next writer need not wait until the caller gets to its dispose.
        await write.DisposeAsync().ConfigureAwait(false);
        foreach (var worker in session.Wakes)
        {
            doorbell.Ring(Tenant, worker);
        }

        if (session.TimerDue is { } due)
        {
            doorbell.RingAt(Tenant, WorkerNames.Timers, due);
        }
    }

    public ValueTask DisposeAsync()
    {
        session.End();
        return write.DisposeAsync();
    }

    private async ValueTask PromiseAsync(CancellationToken cancellationToken)
    {
        if (session.Promises is { Count: > 0 } workers)
        {
            await doorbell.PromiseAsync(Tenant, workers, cancellationToken).ConfigureAwait(false);
        }
    }
}
