using System.Globalization;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.Inventory.Holding;

/// <summary>
/// Reads what is held, decides, and writes what is held from now on. Nobody can come between: the units of work of a tenant follow one another, whatever
/// the engine and however many processes (ADR 12), so what was read is still so when it is committed.
/// </summary>
internal sealed class StockHolds(InventoryOptions options, InventoryMetrics metrics, IIdGenerator ids, TimeProvider time) : IStockHolds
{
    public async ValueTask<HoldResult> TakeAsync(
        ITenantUnitOfWork unitOfWork, HoldRequest request, IReadOnlyList<StockObservation> observations, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(unitOfWork);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(observations);
        Require(request);
        var holds = unitOfWork.Holds;
        foreach (var observation in observations)
        {
            await holds.ObserveAsync(observation, cancellationToken).ConfigureAwait(false);
        }

        var now = time.GetUtcNow();
        var own = request.IsForNewOrder ? [] : await OwnAsync(holds, request, cancellationToken).ConfigureAwait(false);
        var shortages = new List<StockShortage>();
        foreach (var (stock, wanted, standing) in await StandingsAsync(holds, request, cancellationToken).ConfigureAwait(false))
        {
            var sellable = await SellableAsync(holds, stock, standing, own, now, cancellationToken).ConfigureAwait(false);
            if (sellable < wanted)
            {
                shortages.Add(new StockShortage(stock.Account, stock.Sku, (int)Math.Min(wanted, int.MaxValue), sellable.Value));
                metrics.HoldRefused(stock.Sku.Listing.Marketplace);
            }
        }

        return shortages.Count > 0
            ? new HoldResult.Refused(shortages)
            : new HoldResult.Taken(await HoldAsync(holds, request, own, now, cancellationToken).ConfigureAwait(false));
    }

    public async ValueTask ConsumeAsync(
        ITenantUnitOfWork unitOfWork, OrderId order, HoldLine bought, string fact, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(unitOfWork);
        ArgumentNullException.ThrowIfNull(bought);
        Require(bought.Quantity, fact);
        var holds = await OfLineAsync(unitOfWork.Holds, order, bought.Line, cancellationToken).ConfigureAwait(false);
        if (IsKnown(holds, StockHoldState.Consumed, fact))
        {
            return;
        }

        var now = time.GetUtcNow();
        var there = holds.ToLookup(hold => hold.Account == bought.Account && hold.Sku == bought.Sku);
        var consumed = HoldSettlement.Of(there[true], bought.Quantity, StockHoldState.Consumed, fact, now, ids);
        await WriteAsync(unitOfWork.Holds, consumed, cancellationToken).ConfigureAwait(false);
        if (consumed.Missing > 0)
        {
            // Bought all the same: an observation from before does not know of it. Held with another account, it need not be any more; the fact itself has
            // released nothing, and may still do so.
            var elsewhere = HoldSettlement.Of(there[false], consumed.Missing, StockHoldState.Released, null, now, ids);
            await WriteAsync(unitOfWork.Holds, elsewhere, cancellationToken).ConfigureAwait(false);
            var unheld = Open(order, bought with { Quantity = consumed.Missing }, now, null).End(StockHoldState.Consumed, now, fact);
            await unitOfWork.Holds.AddAsync(unheld, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask ReleaseAsync(
        ITenantUnitOfWork unitOfWork, OrderId order, OrderLineId line, int quantity, string fact, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(unitOfWork);
        Require(quantity, fact);
        var holds = await OfLineAsync(unitOfWork.Holds, order, line, cancellationToken).ConfigureAwait(false);
        if (!IsKnown(holds, StockHoldState.Released, fact))
        {
            var released = HoldSettlement.Of(holds, quantity, StockHoldState.Released, fact, time.GetUtcNow(), ids);
            await WriteAsync(unitOfWork.Holds, released, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsKnown(List<StockHold> holds, StockHoldState end, string fact) =>
        holds.Exists(hold => hold.State == end && hold.FinishedBy == fact);

    private static async ValueTask<List<StockHold>> OfLineAsync(IHoldStore store, OrderId order, OrderLineId line, CancellationToken cancellationToken) =>
        [.. (await store.ListByOrderAsync(order, cancellationToken).ConfigureAwait(false)).Where(hold => hold.Line == line)];

    private static async ValueTask WriteAsync(IHoldStore store, HoldSettlement settlement, CancellationToken cancellationToken)
    {
        foreach (var changed in settlement.Changed)
        {
            await store.SaveAsync(changed, cancellationToken).ConfigureAwait(false);
        }

        foreach (var added in settlement.Added)
        {
            await store.AddAsync(added, cancellationToken).ConfigureAwait(false);
        }
    }

    private static void Require(int quantity, string fact)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quantity, 1);
        ArgumentException.ThrowIfNullOrWhiteSpace(fact);
    }

    private static void Require(HoldRequest request)
    {
        if (request.Lines.Count == 0)
        {
            throw new ArgumentException("Nothing is to be held: give at least one line.", nameof(request));
        }

        var seen = new HashSet<OrderLineId>();
        foreach (var line in request.Lines)
        {
            if (line.Quantity < 1)
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"The quantity to hold of {line.Sku} is {line.Quantity}; hold at least 1."), nameof(request));
            }

            if (!seen.Add(line.Line))
            {
                throw new ArgumentException($"Order line {line.Line} is to be held twice; add its quantities up.", nameof(request));
            }
        }
    }

    private static async ValueTask<List<StockHold>> OwnAsync(IHoldStore store, HoldRequest request, CancellationToken cancellationToken)
    {
        var lines = request.Lines.Select(line => line.Line).ToHashSet();
        return
        [
            .. (await store.ListByOrderAsync(request.Order, cancellationToken).ConfigureAwait(false))
                .Where(hold => hold.State == StockHoldState.Open && lines.Contains(hold.Line)),
        ];
    }

    // Of all lines at once: to a server it is one trip.
    private static async ValueTask<IEnumerable<(StockKey Stock, long Wanted, StockStanding Standing)>> StandingsAsync(
        IHoldStore store, HoldRequest request, CancellationToken cancellationToken)
    {
        var wanted = request.Lines
            .GroupBy(line => new StockKey(line.Account, line.Sku), (stock, lines) => (Stock: stock, Quantity: lines.Sum(line => (long)line.Quantity)))
            .ToList();
        var standings = await store.ReadStockAsync(wanted.ConvertAll(each => each.Stock), cancellationToken).ConfigureAwait(false);
        return wanted.Zip(standings, (each, standing) => (each.Stock, each.Quantity, standing));
    }

    private async ValueTask<int?> SellableAsync(
        IHoldStore store, StockKey stock, StockStanding standing, List<StockHold> own, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Never what still counts: an observation that nobody has renewed for longer than that is older than what was bought after it.
        var prunable = now - options.Holds.KeepFinishedFor;
        if (standing.Observation is { } known && known.AskedAt < prunable)
        {
            prunable = known.AskedAt;
        }

        if (standing.OldestFinishedAt < prunable)
        {
            await store.PruneAsync(stock.Account, stock.Sku, prunable, cancellationToken).ConfigureAwait(false);
        }

        var others = standing.Holds.Where(hold => !own.Exists(mine => mine.Id == hold.Id)).ToList();
        foreach (var expired in others.Where(hold => SellableStock.HasExpired(hold, now)))
        {
            // Noted once, so that it is not read again by everybody who comes later.
            await store.SaveAsync(expired.End(StockHoldState.Expired, expired.ExpiresAt!.Value), cancellationToken).ConfigureAwait(false);
        }

        var share = options.Holds.BelievedShares.TryGetValue(stock.Sku.Listing.Marketplace, out var believed) ? believed : 1m;
        return SellableStock.Of(standing.Observation, others, share, now);
    }

    private async ValueTask<IReadOnlyList<StockHold>> HoldAsync(
        IHoldStore store, HoldRequest request, List<StockHold> own, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DateTimeOffset? expires = request.UntilPurchased ? null : now + options.Holds.Lifetime;
        var taken = new List<StockHold>(request.Lines.Count);
        foreach (var line in request.Lines)
        {
            var before = own.Find(hold => hold.Line == line.Line && hold.Account == line.Account && hold.Sku == line.Sku);
            foreach (var elsewhere in own.Where(hold => hold.Line == line.Line && hold != before))
            {
                await store.SaveAsync(elsewhere.End(StockHoldState.Released, now), cancellationToken).ConfigureAwait(false);
            }

            StockHold hold;
            if (before is null)
            {
                hold = Open(request.Order, line, now, expires);
                await store.AddAsync(hold, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                hold = before with { Quantity = line.Quantity, TakenAt = now, ExpiresAt = expires };
                await store.SaveAsync(hold, cancellationToken).ConfigureAwait(false);
            }

            taken.Add(hold);
        }

        return taken;
    }

    private StockHold Open(OrderId order, HoldLine line, DateTimeOffset now, DateTimeOffset? expires) => new()
    {
        Id = ids.NewId<StockHoldId>(),
        Order = order,
        Line = line.Line,
        Account = line.Account,
        Sku = line.Sku,
        Quantity = line.Quantity,
        State = StockHoldState.Open,
        TakenAt = now,
        ExpiresAt = expires,
    };
}
