using System.Collections.Immutable;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;

namespace ReverseBuy.InMemory.Storage.State;

/// <summary>The timers that are set, by the place that each got when it was first set. Immutable.</summary>
internal sealed record TimerTable
{
    private ImmutableSortedDictionary<long, BusinessTimer> Timers { get; init; } = ImmutableSortedDictionary<long, BusinessTimer>.Empty;

    private ImmutableDictionary<TimerKey, long> Places { get; init; } = ImmutableDictionary<TimerKey, long>.Empty;

    private ImmutableSortedSet<(DateTimeOffset FiresAt, long Place)> Due { get; init; } = [];

    private long NextPlace { get; init; } = 1;

    public DateTimeOffset? NextDue => Due.IsEmpty ? null : Due.Min.FiresAt;

    public BusinessTimer? Find(TimerKey key) => Places.TryGetValue(key, out var place) ? Timers[place] : null;

    public IReadOnlyList<BusinessTimer> List(AggregateKey aggregate) => [.. Timers.Values.Where(timer => timer.Key.Aggregate == aggregate)];

    public IReadOnlyList<BusinessTimer> ListDue(DateTimeOffset now, int limit) =>
        [.. Due.TakeWhile(due => due.FiresAt <= now).Take(limit).Select(due => Timers[due.Place])];

    public IReadOnlyList<BusinessTimer> ListFailed() => [.. Timers.Values.Where(timer => timer.IsParked || timer.NotBefore is not null)];

    /// <summary>Puts a timer in the place of its key, or in a new one.</summary>
    public TimerTable Put(BusinessTimer timer)
    {
        var isKnown = Places.TryGetValue(timer.Key, out var place);
        var table = isKnown ? WithoutDue(place) : this with { Places = Places.Add(timer.Key, NextPlace), NextPlace = NextPlace + 1 };
        place = isKnown ? place : NextPlace;
        return table with
        {
            Timers = Timers.SetItem(place, timer),
            Due = timer.FiresAt is { } firesAt ? table.Due.Add((firesAt, place)) : table.Due,
        };
    }

    public TimerTable Remove(TimerKey key) => Places.TryGetValue(key, out var place)
        ? WithoutDue(place) with { Timers = Timers.Remove(place), Places = Places.Remove(key) }
        : this;

    private TimerTable WithoutDue(long place) =>
        Timers[place].FiresAt is { } firesAt ? this with { Due = Due.Remove((firesAt, place)) } : this;
}
