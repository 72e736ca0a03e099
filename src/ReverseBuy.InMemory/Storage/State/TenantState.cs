using System.Collections.Immutable;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;
using ReverseBuy.Procurement;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage.State;

/// <summary>Everything of one tenant. Immutable, so that a view is a reference and a unit of work is rolled back by forgetting its copy.</summary>
internal sealed record TenantState
{
    public static readonly TenantState Empty = new();

    public AggregateTable<OrderId, Order> Orders { get; init; } = new(AggregateKind.Order, order => order.Version, _ => []);

    public AggregateTable<PurchaseOrderId, PurchaseOrder> PurchaseOrders { get; init; } =
        new(AggregateKind.PurchaseOrder, purchaseOrder => purchaseOrder.Version, purchaseOrder => purchaseOrder.Orders);

    public ImmutableHashSet<string> References { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    public PackageTable Packages { get; init; } = new();

    public AggregateTable<ParcelId, Parcel> Parcels { get; init; } =
        new(AggregateKind.Parcel, parcel => parcel.Version, parcel => parcel.Orders);

    public AggregateTable<FoundItemId, FoundItem> FoundItems { get; init; } =
        new(AggregateKind.FoundItem, item => item.Version, item => item.Order is { } order ? [order] : []);

    public ImmutableDictionary<RecipientId, Recipient> Recipients { get; init; } = ImmutableDictionary<RecipientId, Recipient>.Empty;

    public HoldTable Holds { get; init; } = new();

    public MoneyTable Money { get; init; } = new();

    public HistoryTable History { get; init; } = new();

    public TimelineTable Timeline { get; init; } = new();

    public OutboxTable Outbox { get; init; } = new();

    public InboxTable Inbox { get; init; } = new();

    public ReceivedTable Received { get; init; } = new();

    public TimerTable Timers { get; init; } = new();

    public ImmutableDictionary<IdempotencyKey, CommandRecord> Commands { get; init; } = ImmutableDictionary<IdempotencyKey, CommandRecord>.Empty;
}
