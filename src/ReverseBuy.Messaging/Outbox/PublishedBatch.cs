using System.Collections.Concurrent;
using ReverseBuy.Orders;

namespace ReverseBuy.Messaging.Outbox;

/// <summary>What became of the events of a run. Those without an outcome were not tried, or nobody knows; they are published again. Thread-safe.</summary>
internal sealed class PublishedBatch
{
    private readonly ConcurrentQueue<PublishOutcome> _outcomes = new();
    private readonly ConcurrentQueue<OutboxMessage> _failed = new();
    private readonly ConcurrentDictionary<EventId, bool> _tried = new();
    private readonly ConcurrentDictionary<AggregateKey, bool> _heldUp = new();
    private volatile BusUnavailableException? _outage;

    /// <summary>How many were published or failed.</summary>
    public int Count => _tried.Count;

    /// <summary>Why the rest was left, if the bus took no more.</summary>
    public BusUnavailableException? Outage
    {
        get => _outage;
        set => _outage = value;
    }

    public void Add(PublishOutcome outcome)
    {
        _tried[outcome.Message.Envelope.Id] = true;
        if (outcome.Error is not null)
        {
            _failed.Enqueue(outcome.Message);
            _heldUp[outcome.Message.Envelope.Aggregate] = true;
        }

        _outcomes.Enqueue(outcome);
    }

    /// <summary>Takes the outcomes that were not taken yet, to note them.</summary>
    public IReadOnlyCollection<PublishOutcome> TakeOutcomes()
    {
        var taken = new List<PublishOutcome>();
        while (_outcomes.TryDequeue(out var outcome))
        {
            taken.Add(outcome);
        }

        return taken;
    }

    /// <summary>Whether an event is still to be published in this run: it has no outcome, and is not behind one that failed.</summary>
    public bool IsLeft(OutboxMessage message) => !_tried.ContainsKey(message.Envelope.Id) && !_heldUp.ContainsKey(message.Envelope.Aggregate);

    /// <summary>When the next event that failed is tried again: in this run, or before, by what is stored.</summary>
    public DateTimeOffset? NextDue(IEnumerable<OutboxMessage> stored) => stored
        .Where(message => !_tried.ContainsKey(message.Envelope.Id))
        .Concat(_failed)
        .Where(message => !message.IsParked)
        .Min(message => message.NotBefore);
}
