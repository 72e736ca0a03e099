using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Fulfilment;
using ReverseBuy.Inventory;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Payments;
using ReverseBuy.Storage;
using static ReverseBuy.Testing.Xunit.Tests.Storage.StorageMutation;

namespace ReverseBuy.Testing.Xunit.Tests.Storage;

/// <summary>Breaks one promise of a unit of work, or of a view, by changing what is asked of its stores. Calls are named by store and method.</summary>
internal sealed class MutantUnit(ITenantStorage storage, ITenantUnitOfWork? unit, IDoorbell doorbell, TenantId tenant, StorageMutation mutation)
{
    private readonly Dictionary<(BuyingAccountId Account, SkuId Sku), StockObservation> _observed = [];
    private int _events;

    public object? Act(string call, object?[] given, Func<object?> go) => (mutation, call) switch
    {
        (KeepsWhatWasDropped, "Unit.DisposeAsync") => CommitAndEndAsync(go),
        (ForgetsWhatWasCommitted, "Unit.CommitAsync") => ValueTask.CompletedTask,
        (AcceptsOldVersions, "Orders.SaveAsync") => SaveAnyVersionAsync(given, go),
        (AddsWhatIsThere, "Inbox.AddAsync") => AddOnceAsync((InboxMark)given[0]!, go),
        (CommitsAfterARefusal, "Unit.CommitAsync") => SwallowAsync<ConcurrencyException>(go),
        (GoesOnAfterTheEnd, "Unit.CommitAsync") => SwallowAsync<InvalidOperationException>(go),
        (ShowsAViewWhatCameLater, "Orders.FindAsync") when unit is null => FindInANewViewAsync((OrderId)given[0]!),
        (RingsWhenWritten, "Outbox.AddAsync") => RingFirst(go),
        (RingsBeforeTheCommit, "Unit.CommitAsync") when _events > 0 => RingFirst(go),
        (RingsBeforeTheCommit, "Outbox.AddAsync") => CountedAdd(go),
        (LosesTheSecondEvent, "Outbox.AddAsync") when ++_events == 2 => ValueTask.CompletedTask,
        (HandsEventsOutOfOrder, "Outbox.ListReadyAsync") => ReversedAsync<OutboxMessage>(go),
        (ListsWhatWasPassed, "Outbox.ListReadyAsync") when given[1] is long => Asked(given, 1, 0L, go),
        (OvertakesWhatWaits, "Outbox.ListReadyAsync") => Asked(given, 0, DateTimeOffset.MaxValue, go),
        (LetsParkedEventsGoOn, "Outbox.FailAsync") => Asked(given, 0, (OutboxMessage)given[0]! with { IsParked = false }, go),
        (ForgetsFailures, "Outbox.FailAsync") => Asked(given, 0, (OutboxMessage)given[0]! with { Failures = 1 }, go),
        (ForgetsThatHoldsExpire, "Holds.AddAsync") => Asked(given, 0, (StockHold)given[0]! with { ExpiresAt = null }, go),
        (CountsNoConsumedHolds, "Holds.ListAsync") => WhereAsync<StockHold>(hold => hold.State != StockHoldState.Consumed, go),
        (CountsNoConsumedHolds, "Holds.ReadStockAsync") => StandingsAsync(
            standing => standing with { Holds = [.. standing.Holds.Where(hold => hold.State != StockHoldState.Consumed)] }, go),
        (CountsReleasedHoldsAsOpen, "Holds.SaveAsync") when ((StockHold)given[0]!).State == StockHoldState.Released =>
            Asked(given, 0, (StockHold)given[0]! with { State = StockHoldState.Open }, go),
        (BelievesWhoCameLast, "Holds.ObserveAsync") => Remember((StockObservation)given[0]!, go),
        (BelievesWhoCameLast, "Holds.FindObservationAsync") when _observed.TryGetValue(((BuyingAccountId)given[0]!, (SkuId)given[1]!), out var last) =>
            ValueTask.FromResult<StockObservation?>(last),
        (BelievesWhoCameLast, "Holds.ReadStockAsync") => StandingsAsync(
            standing => standing.Observation is { } known && _observed.TryGetValue((known.Account, known.Sku), out var last) ? standing with { Observation = last } : standing, go),
        (MovesUnitsTwice, "History.HasMovedAsync") => ValueTask.FromResult(false),
        (ListsMoneyTheNewestFirst, "Money.ListAsync") => ReversedAsync<MoneyEntry>(go),
        (LosesTheSecondLine, "Orders.AddAsync") => Asked(given, 0, (Order)given[0]! with { Lines = [.. ((Order)given[0]!).Lines.Take(1)] }, go),
        (RoundsAmounts, "Orders.AddAsync") => Asked(given, 0, Rounded((Order)given[0]!), go),
        (CutsRates, "Orders.AddAsync") => Asked(given, 0, Cut((Order)given[0]!), go),
        (ListsWhatIsNotDue, "PurchaseOrders.ListDueAsync") => Asked(given, 0, DateTimeOffset.MaxValue, go),
        (IgnoresTheCaseOfWaybills, "Packages.FindByWaybillAsync") => Asked(given, 0, ((string)given[0]!).ToUpperInvariant(), go),
        (IgnoresTheCaseOfNumbers, "Orders.ListAsync") => Asked(given, 0, InCapitals((OrderQuery)given[0]!), go),
        (ForgetsUpstreamOrders, "Orders.ListAsync") => Asked(given, 0, (OrderQuery)given[0]! with { UpstreamOrderId = null }, go),
        (ForgetsWhenOrdersWerePlaced, "Orders.ListAsync") => Asked(given, 0, (OrderQuery)given[0]! with { PlacedFrom = null, PlacedBefore = null }, go),
        (StartsEveryPageOfOrdersAnew, "Orders.ListAsync") => Asked(given, 0, (OrderQuery)given[0]! with { After = null }, go),
        (StartsEveryPageOfParcelsAnew, "Parcels.ListAsync") => Asked(given, 0, (ParcelQuery)given[0]! with { After = null }, go),
        (ForgetsWhatPackagesBring, "Packages.ListAsync") => Asked(given, 0, (PackageQuery)given[0]! with { UpstreamOrderId = null }, go),
        (TakesPackagesForParcels, "Orders.ListAsync") => Asked(
            given, 0, (OrderQuery)given[0]! with { ParcelWaybill = ((OrderQuery)given[0]!).PackageWaybill, PackageWaybill = ((OrderQuery)given[0]!).ParcelWaybill }, go),
        (ListsFoundItemsTheNewestFirst, "FoundItems.ListByOrderAsync") => ReversedAsync<FoundItem>(go),
        (TakesDoublesForNew, "Received.AddAsync") => SayNewAsync(go),
        (FollowsWhatIsNotDue, "Received.ListDueAsync") => Asked(given, 0, DateTimeOffset.MaxValue, go),
        (KeepsWhatWasFollowed, "Received.CompleteAsync") => ValueTask.CompletedTask,
        (ForgetsThatItFailed, "Received.FailAsync") => ValueTask.CompletedTask,
        (TakesOneWayForAnother, "Received.FindCursorAsync") => Asked(given, 2, "feed", go),
        (PrunesWhatIsYoung, "Received.PruneAsync") => Asked(given, 0, DateTimeOffset.MaxValue, go),
        _ => go(),
    };

    private static async ValueTask<bool> SayNewAsync(Func<object?> go)
    {
        await (ValueTask<bool>)go()!;
        return true;
    }

    private static object? Asked(object?[] given, int index, object instead, Func<object?> go)
    {
        given[index] = instead;
        return go();
    }

    private static async ValueTask SwallowAsync<TFault>(Func<object?> go)
        where TFault : Exception
    {
        try
        {
            await (ValueTask)go()!;
        }
        catch (TFault)
        {
            // That is the broken promise.
        }
    }

    private static async ValueTask<IReadOnlyList<T>> ReversedAsync<T>(Func<object?> go) => [.. (await (ValueTask<IReadOnlyList<T>>)go()!).Reverse()];

    private static async ValueTask<IReadOnlyList<T>> WhereAsync<T>(Func<T, bool> isKept, Func<object?> go) =>
        [.. (await (ValueTask<IReadOnlyList<T>>)go()!).Where(isKept)];

    private static OrderQuery InCapitals(OrderQuery query) => query with
    {
        UpstreamOrderId = query.UpstreamOrderId?.ToUpperInvariant(),
        PackageWaybill = query.PackageWaybill?.ToUpperInvariant(),
        ParcelWaybill = query.ParcelWaybill?.ToUpperInvariant(),
    };

    private static async ValueTask<IReadOnlyList<StockStanding>> StandingsAsync(Func<StockStanding, StockStanding> change, Func<object?> go) =>
        [.. (await (ValueTask<IReadOnlyList<StockStanding>>)go()!).Select(change)];

    private static Order Rounded(Order order) => order with { Charged = new Money(decimal.Round(order.Charged.Amount, 2), order.Charged.Currency) };

    private static Order Cut(Order order) =>
        order with { Rate = new ExchangeRate(order.Rate.Base, order.Rate.Quote, decimal.Round(order.Rate.Rate, 20) + 1e-20m, order.Rate.Source, order.Rate.ObservedAt) };

    private async ValueTask CommitAndEndAsync(Func<object?> go)
    {
        try
        {
            await unit!.CommitAsync(CancellationToken.None);
        }
        catch (Exception ended) when (ended is InvalidOperationException or ConcurrencyException)
        {
            // It was committed, or is over.
        }

        await (ValueTask)go()!;
    }

    private async ValueTask SaveAnyVersionAsync(object?[] given, Func<object?> go)
    {
        if (await unit!.Orders.FindAsync(((Order)given[0]!).Id, CancellationToken.None) is { } stored)
        {
            given[1] = stored.Version;
        }

        await (ValueTask)go()!;
    }

    private async ValueTask AddOnceAsync(InboxMark mark, Func<object?> go)
    {
        if (!await unit!.Inbox.HasAsync(mark.Event, mark.Handler, CancellationToken.None))
        {
            await (ValueTask)go()!;
        }
    }

    private async ValueTask<Order?> FindInANewViewAsync(OrderId id)
    {
        await using var later = await storage.ReadAsync(tenant, CancellationToken.None);
        return await later.Orders.FindAsync(id, CancellationToken.None);
    }

    private object? RingFirst(Func<object?> go)
    {
        doorbell.Ring(tenant, WorkerNames.Outbox);
        return go();
    }

    private object? CountedAdd(Func<object?> go)
    {
        _events++;
        return go();
    }

    private object? Remember(StockObservation observation, Func<object?> go)
    {
        _observed[(observation.Account, observation.Sku)] = observation;
        return go();
    }
}
