using ReverseBuy.Fulfilment;
using ReverseBuy.Inventory;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Holding;
using ReverseBuy.Orders.Windows;
using ReverseBuy.Orders.Waiting;
using ReverseBuy.Procurement;
using ReverseBuy.Storage;

namespace ReverseBuy.Orders.Changes;

/// <summary>
/// Everything that one command or fact changes, in an open unit of work: each aggregate is read once, and state, history and events are
/// written together. For one caller at a time.
/// </summary>
internal sealed class ChangeSet(
    ITenantUnitOfWork unitOfWork,
    Cause cause,
    DateTimeOffset at,
    IStockHolds holds,
    ICancellationPolicy cancellations,
    OrderTimers timers,
    FulfilmentClocks clocks,
    EventCatalogue catalogue,
    IIdGenerator ids)
{
    private readonly Dictionary<AggregateKey, AggregateChange> _changes = [];

    public ITenantUnitOfWork UnitOfWork => unitOfWork;

    public IStockHolds Holds => holds;

    public Cause Cause => cause;

    public DateTimeOffset At => at;

    /// <summary>The purchase orders that were changed or planned so far.</summary>
    public IEnumerable<PurchaseOrderChange> PurchaseOrders => _changes.Values.OfType<PurchaseOrderChange>();

    public TId NewId<TId>()
        where TId : struct, IEntityId<TId> => ids.NewId<TId>();

    /// <summary>The fact that units move by when a command itself moves them.</summary>
    public string CommandFact => $"command:{cause.Id}";

    public async ValueTask<OrderChange> OrderAsync(OrderId id, CancellationToken cancellationToken)
    {
        if (_changes.TryGetValue(AggregateKey.Of(id), out var known))
        {
            return (OrderChange)known;
        }

        var stored = await unitOfWork.Orders.FindAsync(id, cancellationToken).ConfigureAwait(false)
            ?? throw new UnknownAggregateException("order", id.ToString());
        return Add(OrderChange.Of(stored, cause, at));
    }

    public async ValueTask<PurchaseOrderChange> PurchaseOrderAsync(PurchaseOrderId id, CancellationToken cancellationToken)
    {
        if (_changes.TryGetValue(AggregateKey.Of(id), out var known))
        {
            return (PurchaseOrderChange)known;
        }

        var stored = await unitOfWork.PurchaseOrders.FindAsync(id, cancellationToken).ConfigureAwait(false)
            ?? throw new UnknownAggregateException("purchase order", id.ToString());
        return Add(PurchaseOrderChange.Of(stored, cause, at));
    }

    public async ValueTask<PackageChange> PackageAsync(PackageId id, CancellationToken cancellationToken)
    {
        if (_changes.TryGetValue(AggregateKey.Of(id), out var known))
        {
            return (PackageChange)known;
        }

        var stored = await unitOfWork.Packages.FindAsync(id, cancellationToken).ConfigureAwait(false)
            ?? throw new UnknownAggregateException("package", id.ToString());
        return Add(PackageChange.Of(stored, cause, at));
    }

    public async ValueTask<ParcelChange> ParcelAsync(ParcelId id, CancellationToken cancellationToken)
    {
        if (_changes.TryGetValue(AggregateKey.Of(id), out var known))
        {
            return (ParcelChange)known;
        }

        var stored = await unitOfWork.Parcels.FindAsync(id, cancellationToken).ConfigureAwait(false)
            ?? throw new UnknownAggregateException("parcel", id.ToString());
        return Add(ParcelChange.Of(stored, cause, at));
    }

    public async ValueTask<FoundItemChange> FoundItemAsync(FoundItemId id, CancellationToken cancellationToken)
    {
        if (_changes.TryGetValue(AggregateKey.Of(id), out var known))
        {
            return (FoundItemChange)known;
        }

        var stored = await unitOfWork.FoundItems.FindAsync(id, cancellationToken).ConfigureAwait(false)
            ?? throw new UnknownAggregateException("found item", id.ToString());
        return Add(FoundItemChange.Of(stored, cause, at));
    }

    public async ValueTask<PackageChange?> FindPackageAsync(string waybill, CancellationToken cancellationToken)
    {
        // One that was added a moment ago is not in the store yet.
        if (_changes.Values.OfType<PackageChange>().FirstOrDefault(change => change.Package.Waybill == waybill) is { } known)
        {
            return known;
        }

        var stored = await unitOfWork.Packages.FindByWaybillAsync(waybill, cancellationToken).ConfigureAwait(false);
        return stored is null ? null : Add(PackageChange.Of(stored, cause, at));
    }

    /// <summary>Lists what buys for an order, as it is with the changes made so far.</summary>
    public async ValueTask<IReadOnlyList<PurchaseOrder>> ListPurchasesAsync(OrderId order, CancellationToken cancellationToken)
    {
        var stored = await unitOfWork.PurchaseOrders.ListByOrderAsync(order, cancellationToken).ConfigureAwait(false);
        var changed = _changes.Values.OfType<PurchaseOrderChange>().Select(change => change.PurchaseOrder).ToDictionary(purchase => purchase.Id);
        return
        [
            .. stored.Select(purchase => changed.Remove(purchase.Id, out var current) ? current : purchase),
            .. changed.Values.Where(purchase => purchase.Orders.Contains(order)),
        ];
    }

    public TChange Add<TChange>(TChange change)
        where TChange : AggregateChange
    {
        _changes.Add(change.Key, change);
        return change;
    }

    /// <summary>Moves units of an order, unless this fact has moved them before.</summary>
    /// <returns>Whether they were moved now.</returns>
    public async ValueTask<bool> MoveUnitsAsync(
        OrderId order, OrderLineId line, UnitBucket from, UnitBucket to, int quantity, string fact, CancellationToken cancellationToken)
    {
        if (await unitOfWork.History.HasMovedAsync(line, fact, from, to, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        (await OrderAsync(order, cancellationToken).ConfigureAwait(false)).Move(line, from, to, quantity, fact);
        return true;
    }

    /// <summary>Moves units of a found item, unless this fact has moved them before.</summary>
    /// <returns>Whether they were moved now.</returns>
    public async ValueTask<bool> MoveFoundUnitsAsync(
        FoundItemId item, UnitBucket from, UnitBucket to, int quantity, string fact, CancellationToken cancellationToken)
    {
        if (await unitOfWork.History.HasMovedAsync(item, fact, from, to, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        (await FoundItemAsync(item, cancellationToken).ConfigureAwait(false)).Move(from, to, quantity, fact);
        return true;
    }

    /// <summary>Writes everything into the unit of work; whoever opened it commits.</summary>
    public async ValueTask WriteAsync(CancellationToken cancellationToken)
    {
        foreach (var order in _changes.Values.OfType<OrderChange>())
        {
            order.SettleCancellation((current, line, bucket) => cancellations.Decide(unitOfWork.Tenant, current, line, bucket));
            await this.ReleaseCancelledAsync(order, cancellationToken).ConfigureAwait(false);
        }

        foreach (var change in _changes.Values)
        {
            await clocks.FollowAsync(unitOfWork, change, at, cancellationToken).ConfigureAwait(false);
            await change.StoreAsync(unitOfWork, cancellationToken).ConfigureAwait(false);
            if (change is OrderChange order)
            {
                await timers.FollowAsync(unitOfWork, order.Stored, order.Order, at, cancellationToken).ConfigureAwait(false);
            }

            foreach (var entry in change.History)
            {
                await unitOfWork.History.AddAsync(entry, cancellationToken).ConfigureAwait(false);
            }
        }

        // Causes first: a purchase that is paid is announced before the order that follows from it.
        foreach (var change in _changes.Values.OrderByDescending(change => change.Key.Kind))
        {
            foreach (var (version, @event) in change.Events)
            {
                await unitOfWork.Outbox.AddAsync(Envelope(change.Key, version, @event), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private EventEnvelope Envelope(AggregateKey aggregate, int version, IReverseBuyEvent @event)
    {
        var (type, data) = catalogue.Write(@event);
        return new EventEnvelope
        {
            Id = ids.NewId<EventId>(),
            Type = type,
            Tenant = unitOfWork.Tenant,
            Aggregate = aggregate,
            Version = version,
            OccurredAt = at,
            Correlation = cause.Id,
            CausedBy = cause.Event,
            Data = data,
        };
    }
}
