using System.Collections.Immutable;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;

namespace ReverseBuy.InMemory.Storage.State;

/// <summary>The events that are not done, by place. Immutable.</summary>
internal sealed record OutboxTable
{
    private ImmutableSortedDictionary<long, OutboxMessage> Messages { get; init; } = ImmutableSortedDictionary<long, OutboxMessage>.Empty;

    private ImmutableDictionary<EventId, long> Places { get; init; } = ImmutableDictionary<EventId, long>.Empty;

    // Ids of events that are done stay taken, as they do in a database that keeps their rows.
    private ImmutableHashSet<EventId> Taken { get; init; } = [];

    private long NextPlace { get; init; } = 1;

    public int Count => Messages.Count;

    public bool Has(EventId id) => Places.ContainsKey(id);

    public IReadOnlyList<OutboxMessage> ListReady(DateTimeOffset now, long after, int limit)
    {
        var ready = new List<OutboxMessage>();
        var heldUp = new HashSet<AggregateKey>();
        foreach (var message in Messages.Values)
        {
            if (ready.Count >= limit)
            {
                break;
            }

            if (message.IsParked || message.NotBefore > now)
            {
                heldUp.Add(message.Envelope.Aggregate);
            }
            else if (message.Position > after && !heldUp.Contains(message.Envelope.Aggregate))
            {
                ready.Add(message);
            }
        }

        return ready;
    }

    public IReadOnlyList<OutboxMessage> ListFailed() => [.. Messages.Values.Where(message => message.NotBefore is not null || message.IsParked)];

    public int CountBehind(OutboxMessage message) =>
        Messages.Values.Count(other => other.Envelope.Aggregate == message.Envelope.Aggregate && other.Position > message.Position);

    public OutboxTable Add(EventEnvelope envelope) =>
        Taken.Contains(envelope.Id)
            ? throw new ConcurrencyException($"Event {envelope.Id}")
            : new OutboxTable
            {
                Messages = Messages.Add(NextPlace, new OutboxMessage(NextPlace, envelope, Failures: 0, NotBefore: null, IsParked: false)),
                Places = Places.Add(envelope.Id, NextPlace),
                Taken = Taken.Add(envelope.Id),
                NextPlace = NextPlace + 1,
            };

    public OutboxTable Complete(EventId id) =>
        Places.TryGetValue(id, out var place)
            ? this with { Messages = Messages.Remove(place), Places = Places.Remove(id) }
            : this;

    /// <summary>Only what the failure says is taken over: place and event stay as they were stored.</summary>
    public OutboxTable Fail(OutboxMessage message, string error) =>
        Places.TryGetValue(message.Envelope.Id, out var place)
            ? this with
            {
                Messages = Messages.SetItem(place, Messages[place] with
                {
                    Failures = message.Failures,
                    NotBefore = message.NotBefore,
                    IsParked = message.IsParked,
                    Error = error,
                }),
            }
            : this;
}
