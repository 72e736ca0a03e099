using System.Collections.Concurrent;
using System.Diagnostics;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;

namespace ReverseBuy.Flooding;

/// <summary>Notes how long after its commit each event of the other tenants is handled.</summary>
internal sealed class OutboxWatch : IEventHandler<OrderPlaced>
{
    private readonly ConcurrentDictionary<EventId, (long Committed, PartResult Part)> _waiting = new();

    /// <summary>How many events wait to be handled.</summary>
    public int Waiting => _waiting.Count;

    public void Expect(EventId id, PartResult part) => _waiting[id] = (Stopwatch.GetTimestamp(), part);

    public ValueTask HandleAsync(EventContext context, OrderPlaced @event, CancellationToken cancellationToken)
    {
        if (_waiting.TryRemove(context.Envelope.Id, out var waiting))
        {
            waiting.Part.Outbox.Add(Stopwatch.GetElapsedTime(waiting.Committed));
        }

        return ValueTask.CompletedTask;
    }
}
