using System.Collections.Immutable;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;

namespace ReverseBuy.InMemory.Storage.State;

/// <summary>The events of every order, in the order in which they were added. Immutable.</summary>
internal sealed record TimelineTable
{
    private ImmutableDictionary<OrderId, ImmutableList<TimelineEntry>> Entries { get; init; } =
        ImmutableDictionary<OrderId, ImmutableList<TimelineEntry>>.Empty;

    public IReadOnlyList<TimelineEntry> List(OrderId order) => Entries.GetValueOrDefault(order, []);

    public TimelineTable Add(TimelineEntry entry)
    {
        var entries = Entries.GetValueOrDefault(entry.Order, []);
        return entries.Any(other => other.Envelope.Id == entry.Envelope.Id)
            ? throw new ConcurrencyException($"The timeline of order {entry.Order}")
            : new TimelineTable { Entries = Entries.SetItem(entry.Order, entries.Add(entry)) };
    }

    public IEnumerable<TimelineEntry> Where(Func<TimelineEntry, bool> isAskedFor) => Entries.Values.SelectMany(entries => entries).Where(isAskedFor);

    public TimelineTable Remove(IEnumerable<TimelineEntry> entries) => new()
    {
        Entries = entries.Aggregate(Entries, (left, entry) => left.SetItem(entry.Order, left[entry.Order].Remove(entry))),
    };
}
