namespace ReverseBuy.Messaging.Bus;

/// <summary>The bus of one process: an event is published when every handler is done with it.</summary>
internal sealed class InProcessBus(IEventDispatcher dispatcher) : IEventBus
{
    public ValueTask PublishAsync(EventEnvelope envelope, CancellationToken cancellationToken) => dispatcher.DispatchAsync(envelope, cancellationToken);
}
