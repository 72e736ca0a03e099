namespace ReverseBuy.Messaging.Bus;

/// <summary>
/// The bus of one process: an event is published when every handler is done with it. It keeps no queue that could grow or be lost. At most as many events
/// are handled at once as background work may do at once, those of one commit counting as one; whoever publishes beyond that waits, and what is not published yet lies in the outbox.
/// </summary>
internal sealed class InProcessBus(IEventDispatcher dispatcher, MessagingOptions options) : IEventBus, IDisposable
{
    private readonly SemaphoreSlim _places = new(options.Parallelism);
    private readonly AsyncLocal<bool> _isInside = new();

    public async ValueTask PublishAsync(EventEnvelope envelope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(envelope);

        await InPlaceAsync(
            async () =>
            {
                await dispatcher.DispatchAsync(envelope, cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<EventOutcome>> PublishManyAsync(IReadOnlyList<EventDelivery> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        var outcomes = new List<EventOutcome>();
        try
        {
            // The place is given back between two commits, so that no tenant keeps it for all that it has.
            for (var left = events; left.Count > 0 && !cancellationToken.IsCancellationRequested;)
            {
                var tried = await InPlaceAsync(() => dispatcher.DispatchManyAsync(left, cancellationToken), cancellationToken).ConfigureAwait(false);
                if (tried.Count == 0)
                {
                    break;
                }

                outcomes.AddRange(tried);
                var done = tried.Select(outcome => outcome.Envelope.Id).ToHashSet();
                var heldUp = tried.Where(outcome => outcome.Failure is not null).Select(outcome => outcome.Envelope.Aggregate).ToHashSet();
                left = [.. left.Where(each => !done.Contains(each.Envelope.Id) && !heldUp.Contains(each.Envelope.Aggregate))];
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What was not tried waits for the next run.
        }

        return outcomes;
    }

    public void Dispose() => _places.Dispose();

    private async ValueTask<T> InPlaceAsync<T>(Func<ValueTask<T>> dispatch, CancellationToken cancellationToken)
    {
        // A handler that publishes has a place already; if it waited for another one, all places could wait for each other.
        if (_isInside.Value)
        {
            return await dispatch().ConfigureAwait(false);
        }

        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _isInside.Value = true;
            return await dispatch().ConfigureAwait(false);
        }
        finally
        {
            _places.Release();
        }
    }
}
