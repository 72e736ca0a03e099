using ReverseBuy.InMemory.Storage.Stores;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage;

/// <summary>What was committed when it was opened.</summary>
internal sealed class InMemoryView(TenantSession session) : ITenantView
{
    public TenantId Tenant => session.Tenant;

    public IOrderReader Orders { get; } = new OrderReader(session);

    public IPurchaseOrderReader PurchaseOrders { get; } = new PurchaseOrderReader(session);

    public IPackageReader Packages { get; } = new PackageReader(session);

    public IParcelReader Parcels { get; } = new ParcelReader(session);

    public IFoundItemReader FoundItems { get; } = new FoundItemReader(session);

    public IRecipientReader Recipients { get; } = new RecipientReader(session);

    public IHoldReader Holds { get; } = new HoldReader(session);

    public IMoneyReader Money { get; } = new MoneyReader(session);

    public IHistoryReader History { get; } = new HistoryReader(session);

    public ITimelineReader Timeline { get; } = new TimelineReader(session);

    public IOutboxReader Outbox { get; } = new OutboxReader(session);

    public IInboxReader Inbox { get; } = new InboxReader(session);

    public IReceivedReader Received { get; } = new ReceivedReader(session);

    public ITimerReader Timers { get; } = new TimerReader(session);

    public IIdempotencyReader Idempotency { get; } = new IdempotencyReader(session);

    public ValueTask DisposeAsync()
    {
        session.End("disposed");
        return ValueTask.CompletedTask;
    }
}
