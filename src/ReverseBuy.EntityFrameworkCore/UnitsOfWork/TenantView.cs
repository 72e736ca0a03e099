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
using ReverseBuy.Storage;

namespace ReverseBuy.EntityFrameworkCore.UnitsOfWork;

/// <summary>One tenant's database as it was at one moment.</summary>
internal sealed class TenantView(TenantDbContext context, TenantSession session, TenantProtections protections) : ITenantView
{
    public TenantId Tenant => session.Tenant;

    public IOrderReader Orders { get; } = new OrderStore(session);

    public IPurchaseOrderReader PurchaseOrders { get; } = new PurchaseOrderStore(session);

    public IPackageReader Packages { get; } = new PackageStore(session);

    public IParcelReader Parcels { get; } = new ParcelStore(session);

    public IFoundItemReader FoundItems { get; } = new FoundItemStore(session);

    public IRecipientReader Recipients { get; } = new RecipientStore(session, protections.Recipients);

    public IHoldReader Holds { get; } = new HoldStore(session);

    public IMoneyReader Money { get; } = new MoneyStore(session);

    public IHistoryReader History { get; } = new HistoryStore(session);

    public ITimelineReader Timeline { get; } = new TimelineStore(session);

    public IOutboxReader Outbox { get; } = new OutboxStore(session);

    public IInboxReader Inbox { get; } = new InboxStore(session);

    public IReceivedReader Received { get; } = new ReceivedStore(session, protections.Received);

    public ITimerReader Timers { get; } = new TimerStore(session);

    public IIdempotencyReader Idempotency { get; } = new IdempotencyStore(session);

    // Once: its context may be in use again when it is disposed a second time.
    public ValueTask DisposeAsync() => session.End() ? context.DisposeAsync() : ValueTask.CompletedTask;
}
