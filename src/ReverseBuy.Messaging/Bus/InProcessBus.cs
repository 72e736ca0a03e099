namespace ReverseBuy.Messaging.Bus;

/// <summary>
/// The bus of one process: an event is published when every handler is done with it. It keeps no queue that could grow or be lost. At most as many events
/// are handled at once as background work may do at once; whoever publishes beyond that waits, and what is not published yet lies in the outbox.
/// </summary>
internal sealed class InProcessBus(IEventDispatcher dispatcher, MessagingOptions options) : IEventBus, IDisposable
{
    private readonly SemaphoreSlim _places = new(options.Parallelism);
    private readonly AsyncLocal<bool> _isInside = new();

    public async ValueTask PublishAsync(EventEnvelope envelope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(envelope);

        // A handler that publishes has a place already; if it waited for another one, all places could wait for each other.
        if (_isInside.Value)
        {
            await dispatcher.DispatchAsync(envelope, cancellationToken).ConfigureAwait(false);
            return;
        }

        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _isInside.Value = true;
            await dispatcher.DispatchAsync(envelope, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();
}
