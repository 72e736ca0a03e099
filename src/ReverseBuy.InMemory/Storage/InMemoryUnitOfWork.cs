using ReverseBuy.InMemory.Storage.Stores;
using ReverseBuy.Messaging;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage;

/// <summary>Has the tenant's turn from its making until it is committed or disposed, and works on a copy of its own.</summary>
internal sealed class InMemoryUnitOfWork : ITenantUnitOfWork
{
    private readonly TenantSession _session;
    private readonly TenantBook _book;
    private readonly IDoorbell? _doorbell;

    public InMemoryUnitOfWork(TenantId tenant, TenantBook book, IDoorbell? doorbell)
    {
        _session = new TenantSession(tenant, book.State);
        _book = book;
        _doorbell = doorbell;
        Orders = new OrderStore(_session);
        PurchaseOrders = new PurchaseOrderStore(_session);
        Packages = new PackageStore(_session);
        Parcels = new ParcelStore(_session);
        FoundItems = new FoundItemStore(_session);
        Recipients = new RecipientStore(_session);
        Holds = new HoldStore(_session);
        Money = new MoneyStore(_session);
        History = new HistoryStore(_session);
        Timeline = new TimelineStore(_session);
        Outbox = new OutboxStore(_session);
        Inbox = new InboxStore(_session);
        Received = new ReceivedStore(_session);
        Timers = new TimerStore(_session);
        Idempotency = new IdempotencyStore(_session);
    }

    public TenantId Tenant => _session.Tenant;

    public IOrderStore Orders { get; }

    public IPurchaseOrderStore PurchaseOrders { get; }

    public IPackageStore Packages { get; }

    public IParcelStore Parcels { get; }

    public IFoundItemStore FoundItems { get; }

    public IRecipientStore Recipients { get; }

    public IHoldStore Holds { get; }

    public IMoneyStore Money { get; }

    public IHistoryStore History { get; }

    public ITimelineStore Timeline { get; }

    public IOutboxStore Outbox { get; }

    public IInboxStore Inbox { get; }

    public IReceivedStore Received { get; }

    public ITimerStore Timers { get; }

    public IIdempotencyStore Idempotency { get; }

    public void WakeAfterCommit(string worker) => _session.Wakes.Add(worker);

    public async ValueTask CommitAsync(CancellationToken cancellationToken)
    {
        var state = _session.Complete(cancellationToken);
        if (_doorbell is not null && _session.Promises is { Count: > 0 } workers)
        {
            await _doorbell.PromiseAsync(Tenant, workers, cancellationToken).ConfigureAwait(false);
        }

        _book.Replace(state);
        _session.End("committed");
        _book.EndTurn();
        foreach (var worker in _session.Wakes)
        {
            _doorbell?.Ring(Tenant, worker);
        }

        if (_session.TimerDue is { } due)
        {
            _doorbell?.RingAt(Tenant, WorkerNames.Timers, due);
        }
    }

    public ValueTask DisposeAsync()
    {
        if (!_session.HasEnded)
        {
            _session.End("disposed");
            _book.EndTurn();
        }

        return ValueTask.CompletedTask;
    }
}
