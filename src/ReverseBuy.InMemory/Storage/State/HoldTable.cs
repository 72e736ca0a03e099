using System.Collections.Immutable;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory;
using ReverseBuy.Orders;

namespace ReverseBuy.InMemory.Storage.State;

/// <summary>The holds, found by SKU and by order, and the newest observation of each SKU. Immutable.</summary>
internal sealed record HoldTable
{
    private ImmutableDictionary<(BuyingAccountId Account, SkuId Sku), StockObservation> Observations { get; init; } =
        ImmutableDictionary<(BuyingAccountId Account, SkuId Sku), StockObservation>.Empty;

    private ImmutableDictionary<StockHoldId, StockHold> Holds { get; init; } = ImmutableDictionary<StockHoldId, StockHold>.Empty;

    private ImmutableDictionary<(BuyingAccountId Account, SkuId Sku), ImmutableList<StockHoldId>> BySku { get; init; } =
        ImmutableDictionary<(BuyingAccountId Account, SkuId Sku), ImmutableList<StockHoldId>>.Empty;

    private ImmutableDictionary<OrderId, ImmutableList<StockHoldId>> ByOrder { get; init; } = ImmutableDictionary<OrderId, ImmutableList<StockHoldId>>.Empty;

    public StockObservation? FindObservation(BuyingAccountId account, SkuId sku) => Observations.GetValueOrDefault((account, sku));

    public IReadOnlyList<StockHold> List(BuyingAccountId account, SkuId sku, DateTimeOffset finishedFrom) =>
        [.. BySku.GetValueOrDefault((account, sku), []).Select(id => Holds[id]).Where(hold => hold.FinishedAt is null || hold.FinishedAt >= finishedFrom)];

    public StockStanding StandingOf(StockKey stock)
    {
        var observation = FindObservation(stock.Account, stock.Sku);
        return new StockStanding(
            observation,
            List(stock.Account, stock.Sku, observation?.AskedAt ?? DateTimeOffset.MaxValue),
            List(stock.Account, stock.Sku, DateTimeOffset.MinValue).Min(hold => hold.FinishedAt));
    }

    public IReadOnlyList<StockHold> ListByOrder(OrderId order) => [.. ByOrder.GetValueOrDefault(order, []).Select(id => Holds[id])];

    public HoldTable Observe(StockObservation observation)
    {
        var key = (observation.Account, observation.Sku);
        return Observations.TryGetValue(key, out var known) && known.AskedAt >= observation.AskedAt
            ? this
            : this with { Observations = Observations.SetItem(key, observation) };
    }

    public HoldTable Add(StockHold hold)
    {
        if (Holds.ContainsKey(hold.Id))
        {
            throw Conflict(hold.Id);
        }

        var key = (hold.Account, hold.Sku);
        return this with
        {
            Holds = Holds.Add(hold.Id, hold),
            BySku = BySku.SetItem(key, BySku.GetValueOrDefault(key, []).Add(hold.Id)),
            ByOrder = ByOrder.SetItem(hold.Order, ByOrder.GetValueOrDefault(hold.Order, []).Add(hold.Id)),
        };
    }

    public HoldTable Save(StockHold hold) =>
        Holds.ContainsKey(hold.Id) ? this with { Holds = Holds.SetItem(hold.Id, hold) } : throw Conflict(hold.Id);

    public HoldTable Prune(BuyingAccountId account, SkuId sku, DateTimeOffset finishedBefore)
    {
        var table = this;
        foreach (var hold in BySku.GetValueOrDefault((account, sku), []).Select(id => Holds[id]).Where(hold => hold.FinishedAt < finishedBefore))
        {
            table = table.Remove(hold);
        }

        return table;
    }

    private static ConcurrencyException Conflict(StockHoldId id) => new($"Stock hold {id}");

    private HoldTable Remove(StockHold hold) => this with
    {
        Holds = Holds.Remove(hold.Id),
        BySku = BySku.SetItem((hold.Account, hold.Sku), BySku[(hold.Account, hold.Sku)].Remove(hold.Id)),
        ByOrder = ByOrder.SetItem(hold.Order, ByOrder[hold.Order].Remove(hold.Id)),
    };
}
