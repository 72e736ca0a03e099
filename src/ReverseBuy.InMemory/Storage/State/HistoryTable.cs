using System.Collections.Immutable;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;

namespace ReverseBuy.InMemory.Storage.State;

/// <summary>The changes of every aggregate by version, and which fact moved which units. Immutable.</summary>
internal sealed record HistoryTable
{
    private ImmutableDictionary<AggregateKey, ImmutableSortedDictionary<int, HistoryEntry>> Entries { get; init; } =
        ImmutableDictionary<AggregateKey, ImmutableSortedDictionary<int, HistoryEntry>>.Empty;

    private ImmutableHashSet<(OrderLineId Line, string Fact, UnitBucket From, UnitBucket To)> Moves { get; init; } = [];

    private ImmutableHashSet<(AggregateKey Item, string Fact, UnitBucket From, UnitBucket To)> FoundMoves { get; init; } = [];

    public IReadOnlyList<HistoryEntry> List(AggregateKey aggregate) =>
        Entries.TryGetValue(aggregate, out var entries) ? [.. entries.Values] : [];

    public bool HasMoved(OrderLineId line, string fact, UnitBucket from, UnitBucket to) => Moves.Contains((line, fact, from, to));

    public bool HasMoved(FoundItemId item, string fact, UnitBucket from, UnitBucket to) => FoundMoves.Contains((AggregateKey.Of(item), fact, from, to));

    public HistoryTable Add(HistoryEntry entry)
    {
        var entries = Entries.GetValueOrDefault(entry.Aggregate, ImmutableSortedDictionary<int, HistoryEntry>.Empty);
        if (entries.ContainsKey(entry.Version))
        {
            throw new ConcurrencyException(entry.Aggregate.ToString());
        }

        var added = this with { Entries = Entries.SetItem(entry.Aggregate, entries.Add(entry.Version, entry)) };
        return entry switch
        {
            HistoryEntry.UnitsMoved moved => added.Note(moved),
            HistoryEntry.FoundUnitsMoved moved => added with { FoundMoves = added.FoundMoves.Add((moved.Aggregate, moved.Fact, moved.From, moved.To)) },
            _ => added,
        };
    }

    public HistoryTable WithoutReasons(AggregateKey aggregate) => Entries.TryGetValue(aggregate, out var entries)
        ? this with { Entries = Entries.SetItem(aggregate, entries.SetItems(entries.Where(entry => entry.Value.Reason is not null).Select(entry => KeyValuePair.Create(entry.Key, entry.Value with { Reason = null })))) }
        : this;

    private HistoryTable Note(HistoryEntry.UnitsMoved moved)
    {
        var move = (moved.Line, moved.Fact, moved.From, moved.To);
        return Moves.Contains(move)
            ? throw new ConcurrencyException($"Order line {moved.Line}")
            : this with { Moves = Moves.Add(move) };
    }
}
