using System.Data.Common;
using ReverseBuy.Storage;

namespace ReverseBuy.EntityFrameworkCore.Tests.HostTransactions;

/// <summary>A unit of work that is true when the host has committed, which it does right after.</summary>
internal sealed class HostedUnitOfWork(ITenantUnitOfWork inner, IAsyncDisposable use, DbTransaction transaction, DbConnection connection) : ITenantUnitOfWork
{
    private bool _isEnded;

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

    public ITimerStore Timers => inner.Timers;

    public IIdempotencyStore Idempotency => inner.Idempotency;

    public IReceivedStore Received => inner.Received;

    public void WakeAfterCommit(string worker) => inner.WakeAfterCommit(worker);

    public async ValueTask CommitAsync(CancellationToken cancellationToken)
    {
        await inner.CommitAsync(cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        await EndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        await EndAsync();
    }

    private async ValueTask EndAsync()
    {
        if (!_isEnded)
        {
            _isEnded = true;
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
            await LastRings.LeaveAsync(use);
        }
    }
}
