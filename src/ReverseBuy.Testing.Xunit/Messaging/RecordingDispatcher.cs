using System.Collections.Concurrent;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;

namespace ReverseBuy.Testing;

/// <summary>Stands for the handlers and their marks: what was handled is noted once, in order, and what a test wants to happen before happens.</summary>
internal sealed class RecordingDispatcher : IEventDispatcher
{
    private readonly ConcurrentDictionary<EventId, int> _attempts = new();
    private readonly ConcurrentDictionary<EventId, bool> _marks = new();
    private readonly ConcurrentQueue<EventEnvelope> _handled = new();
    private readonly Lock _lock = new();
    private int _running;

    /// <summary>What happens before an event is handled; it is told how often the event was tried, from 1 on.</summary>
    public Func<EventEnvelope, int, CancellationToken, Task> Before { get; set; } = (_, _, _) => Task.CompletedTask;

    /// <summary>The events that were handled, in order, each once.</summary>
    public IReadOnlyList<EventEnvelope> Handled => [.. _handled];

    /// <summary>How many were in hand at once, at most.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>How many are in hand.</summary>
    public int Running => Volatile.Read(ref _running);

    public int Attempts(EventEnvelope envelope) => _attempts.GetValueOrDefault(envelope.Id);

    public bool HasHandled(EventEnvelope envelope) => _marks.ContainsKey(envelope.Id);

    public async ValueTask DispatchAsync(EventEnvelope envelope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        var attempt = _attempts.AddOrUpdate(envelope.Id, 1, static (_, count) => count + 1);
        lock (_lock)
        {
            MostAtOnce = Math.Max(MostAtOnce, ++_running);
        }

        try
        {
            await Before(envelope, attempt, cancellationToken);
            lock (_lock)
            {
                if (_marks.TryAdd(envelope.Id, true))
                {
                    _handled.Enqueue(envelope);
                }
            }
        }
        finally
        {
            lock (_lock)
            {
                _running--;
            }
        }
    }

    /// <summary>Takes all that it is given, as the real one does with events whose handlers only write.</summary>
    public async ValueTask<IReadOnlyList<EventOutcome>> DispatchManyAsync(IReadOnlyList<EventDelivery> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        var outcomes = new List<EventOutcome>();
        var heldUp = new HashSet<AggregateKey>();
        foreach (var (envelope, _) in events)
        {
            if (heldUp.Contains(envelope.Aggregate))
            {
                continue;
            }

            try
            {
                await DispatchAsync(envelope, cancellationToken);
                outcomes.Add(new EventOutcome(envelope, Failure: null));
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                outcomes.Add(new EventOutcome(envelope, exception));
                heldUp.Add(envelope.Aggregate);
            }
        }

        return outcomes;
    }
}
