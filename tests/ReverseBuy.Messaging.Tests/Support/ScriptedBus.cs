namespace ReverseBuy.Messaging.Tests.Support;

/// <summary>A bus that does what the test says and remembers what it confirmed, by aggregate and version.</summary>
internal sealed class ScriptedBus(Action<EventEnvelope> publish) : IEventBus
{
    public List<EventEnvelope> Confirmed { get; } = [];

    public ValueTask PublishAsync(EventEnvelope envelope, CancellationToken cancellationToken)
    {
        publish(envelope);
        Confirmed.Add(envelope);
        return ValueTask.CompletedTask;
    }
}
