using System.Collections.Concurrent;
using ReverseBuy.Messaging;

namespace ReverseBuy.RabbitMQ.Tests.Support;

/// <summary>Stands for a node's handlers: notes what was handed over, and does what the test says.</summary>
internal sealed class Handlers : IEventDispatcher
{
    private readonly ConcurrentQueue<EventEnvelope> _seen = new();
    private readonly ConcurrentQueue<EventEnvelope> _handled = new();

    public Func<EventEnvelope, CancellationToken, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>What was handed over, also when it failed.</summary>
    public IReadOnlyList<EventEnvelope> Seen => [.. _seen];

    /// <summary>What was handled.</summary>
    public IReadOnlyList<EventEnvelope> Handled => [.. _handled];

    public async ValueTask DispatchAsync(EventEnvelope envelope, CancellationToken cancellationToken)
    {
        _seen.Enqueue(envelope);
        await Before(envelope, cancellationToken);
        _handled.Enqueue(envelope);
    }
}
