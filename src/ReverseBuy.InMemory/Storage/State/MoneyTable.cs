using System.Collections.Immutable;
using ReverseBuy.Orders;
using ReverseBuy.Payments;

namespace ReverseBuy.InMemory.Storage.State;

/// <summary>The money of every order and parcel. Immutable.</summary>
internal sealed record MoneyTable
{
    private ImmutableDictionary<AggregateKey, ImmutableList<MoneyEntry>> Entries { get; init; } =
        ImmutableDictionary<AggregateKey, ImmutableList<MoneyEntry>>.Empty;

    private ImmutableHashSet<(MoneyEntryKind Kind, string Reference)> References { get; init; } = [];

    public IReadOnlyList<MoneyEntry> List(AggregateKey aggregate) =>
        Entries.TryGetValue(aggregate, out var entries) ? [.. entries.OrderBy(entry => entry.At)] : [];

    public MoneyTable Add(MoneyEntry entry)
    {
        var reference = (entry.Kind, entry.Reference);
        return References.Contains(reference)
            ? throw new ConcurrencyException($"{entry.Kind} '{entry.Reference}'")
            : new MoneyTable
            {
                Entries = Entries.SetItem(entry.For, Entries.GetValueOrDefault(entry.For, []).Add(entry)),
                References = References.Add(reference),
            };
    }
}
