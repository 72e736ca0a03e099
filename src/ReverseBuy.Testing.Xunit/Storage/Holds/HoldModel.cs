using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory;
using ReverseBuy.Orders;

namespace ReverseBuy.Testing.Storage.Holds;

/// <summary>What holds of stock are to do, written down in the plainest way: one list, gone through from the beginning each time.</summary>
internal sealed class HoldModel(decimal share)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private readonly List<StockObservation> _observations = [];
    private readonly List<Held> _held = [];
    private readonly HashSet<string> _facts = new(StringComparer.Ordinal);

    public HoldModel Copy()
    {
        var copy = new HoldModel(share);
        copy._observations.AddRange(_observations);
        copy._held.AddRange(_held);
        copy._facts.UnionWith(_facts);
        return copy;
    }

    /// <summary>What a stranger could have; nothing where it is not limited.</summary>
    public int? Sellable(BuyingAccountId account, SkuId sku, DateTimeOffset now) => Sellable(account, sku, [], now);

    /// <summary>How many pieces are held for a line.</summary>
    public int OpenOf(OrderLineId line, DateTimeOffset now) => _held.Where(held => held.Line == line && held.IsOpen(now)).Sum(held => held.Quantity);

    public IReadOnlyList<StockShortage>? Take(HoldRequest request, IReadOnlyList<StockObservation> observations, DateTimeOffset now)
    {
        _observations.AddRange(observations);
        var own = request.Lines.Select(line => line.Line).ToHashSet();
        var shortages = request.Lines
            .Select(line => (line, Sellable: Sellable(line.Account, line.Sku, own, now)))
            .Where(line => line.Sellable < line.line.Quantity)
            .Select(line => new StockShortage(line.line.Account, line.line.Sku, line.line.Quantity, line.Sellable!.Value))
            .ToList();
        if (shortages.Count > 0)
        {
            return shortages;
        }

        _held.RemoveAll(held => own.Contains(held.Line) && held.BoughtAt is null);
        _held.AddRange(request.Lines.Select(line =>
            new Held(line.Line, line.Account, line.Sku, line.Quantity, request.UntilPurchased ? DateTimeOffset.MaxValue : now + Lifetime, null)));
        return null;
    }

    public void Consume(HoldLine bought, string fact, DateTimeOffset now)
    {
        if (_facts.Add($"bought {bought.Line} {fact}"))
        {
            // Held with the account it was bought with, or with another one, or not at all: what is bought counts where it was bought.
            var left = bought.Quantity - TakeAway(held => held.Line == bought.Line && held.Account == bought.Account, bought.Quantity, now);
            TakeAway(held => held.Line == bought.Line, left, now);
            _held.Add(new Held(bought.Line, bought.Account, bought.Sku, bought.Quantity, DateTimeOffset.MaxValue, now));
        }
    }

    public void Release(OrderLineId line, int quantity, string fact, DateTimeOffset now)
    {
        // What releases nothing is not remembered: it may release what is held later.
        if (!_facts.Contains($"freed {line} {fact}") && TakeAway(held => held.Line == line, quantity, now) > 0)
        {
            _facts.Add($"freed {line} {fact}");
        }
    }

    private int TakeAway(Func<Held, bool> isMeant, int quantity, DateTimeOffset now)
    {
        var taken = 0;
        foreach (var held in _held.Where(held => held.IsOpen(now) && isMeant(held)).ToList())
        {
            var part = Math.Min(quantity - taken, held.Quantity);
            taken += part;
            _held.Remove(held);
            if (held.Quantity > part)
            {
                _held.Add(held with { Quantity = held.Quantity - part });
            }
        }

        return taken;
    }

    private int? Sellable(BuyingAccountId account, SkuId sku, HashSet<OrderLineId> own, DateTimeOffset now)
    {
        // The first of those that were asked for last.
        var newest = _observations.Where(observation => observation.Account == account && observation.Sku == sku).MaxBy(observation => observation.AskedAt);
        if (newest is null || newest.Availability.Kind is AvailabilityKind.InStock or AvailabilityKind.Unknown)
        {
            return null;
        }

        var left = (int)Math.Floor(newest.Availability.Count!.Value * share);
        foreach (var held in _held.Where(held => held.Account == account && held.Sku == sku))
        {
            if (held.BoughtAt is { } at ? at >= newest.AskedAt : held.IsOpen(now) && !own.Contains(held.Line))
            {
                left -= held.Quantity;
            }
        }

        return Math.Max(0, left);
    }

    private sealed record Held(OrderLineId Line, BuyingAccountId Account, SkuId Sku, int Quantity, DateTimeOffset Until, DateTimeOffset? BoughtAt)
    {
        public bool IsOpen(DateTimeOffset now) => BoughtAt is null && now < Until;
    }
}
