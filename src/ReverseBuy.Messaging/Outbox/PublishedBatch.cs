using System.Collections.Concurrent;

namespace ReverseBuy.Messaging.Outbox;

/// <summary>What became of a batch. Events without an outcome were not tried, or nobody knows; they are published again. Thread-safe.</summary>
internal sealed class PublishedBatch
{
    private readonly ConcurrentQueue<PublishOutcome> _outcomes = new();
    private volatile BusUnavailableException? _outage;

    /// <summary>The events that were published or failed.</summary>
    public IReadOnlyCollection<PublishOutcome> Outcomes => _outcomes;

    /// <summary>Why the rest of the batch was left, if the bus took no more.</summary>
    public BusUnavailableException? Outage
    {
        get => _outage;
        set => _outage = value;
    }

    public void Add(PublishOutcome outcome) => _outcomes.Enqueue(outcome);
}
