using ReverseBuy.Orders;

namespace ReverseBuy.Messaging.Tests.Bus;

/// <summary>A bus over a broker, with the broker in memory: a queue that outlives crashes, and a consumer that does not. With a mutation it breaks one promise.</summary>
internal sealed class QueueBus(IEventDispatcher dispatcher, Mutation mutation) : IEventBus, IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly LinkedList<EventEnvelope> _queue = [];
    private readonly HashSet<(TenantId, AggregateKey)> _waiting = [];
    private readonly List<EventEnvelope> _putLast = [];
    private readonly List<Task> _running = [];
    private CancellationTokenSource _session = new();
    private TaskCompletionSource _news = New();
    private bool _isStopping;
    private Task _consumer = Task.CompletedTask;

    public bool TakesManyAtOnce => true;

    public ValueTask PublishAsync(EventEnvelope envelope, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _queue.AddLast(envelope);
            _news.TrySetResult();
        }

        return ValueTask.CompletedTask;
    }

    public void Start()
    {
        _isStopping = false;
        _session = new CancellationTokenSource();
        _consumer = Task.Run(() => ConsumeAsync(_session.Token));
    }

    public async Task StopAsync()
    {
        lock (_lock)
        {
            _isStopping = true;
            _news.TrySetResult();
        }

        if (mutation != Mutation.StopsInTheMiddle)
        {
            await _consumer;
        }
    }

    public async Task CrashAsync()
    {
        await _session.CancelAsync();
        await _consumer;
        lock (_lock)
        {
            if (mutation == Mutation.LosesItsQueueInACrash)
            {
                _queue.Clear();
            }

            _waiting.Clear();
        }

        Start();
    }

    /// <summary>The pause after failures is over.</summary>
    public void LookAgain()
    {
        lock (_lock)
        {
            _waiting.Clear();
            foreach (var envelope in _putLast)
            {
                _queue.AddLast(envelope);
            }

            _putLast.Clear();
            _news.TrySetResult();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _session.CancelAsync();
        await _consumer;
        _session.Dispose();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task ConsumeAsync(CancellationToken session)
    {
        while (!session.IsCancellationRequested && !_isStopping)
        {
            if (TakeNext() is not { } envelope)
            {
                await _news.Task.WaitAsync(session).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            else if (mutation == Mutation.HandsOverAllAtOnce)
            {
                Done(envelope);
                _running.Add(HandleAsync(envelope, session));
            }
            else
            {
                await HandleAsync(envelope, session);
            }
        }

        await Task.WhenAll(_running);
    }

    private EventEnvelope? TakeNext()
    {
        lock (_lock)
        {
            _news = New();
            if (mutation == Mutation.WaitsWithAllForOne && _waiting.Count > 0)
            {
                return null;
            }

            var ready = _queue.Where(envelope => !_waiting.Contains((envelope.Tenant, envelope.Aggregate)));
            var next = mutation == Mutation.TakesTheNewestFirst ? ready.LastOrDefault() : ready.FirstOrDefault();
            if (next is not null && mutation == Mutation.AcknowledgesBeforeHandling)
            {
                _queue.Remove(next);
            }

            return next;
        }
    }

    private async Task HandleAsync(EventEnvelope envelope, CancellationToken session)
    {
        try
        {
            await dispatcher.DispatchAsync(Carried(envelope), session);
            if (!session.IsCancellationRequested)
            {
                Done(envelope);
            }
        }
        catch (OperationCanceledException) when (session.IsCancellationRequested)
        {
            // It lies in the queue, and comes again.
        }
        catch (Exception) when (!session.IsCancellationRequested)
        {
            Failed(envelope);
        }
        catch (Exception)
        {
            // The same: nothing was acknowledged.
        }
    }

    private EventEnvelope Carried(EventEnvelope envelope) => mutation switch
    {
        Mutation.ForgetsTenants => envelope with { Tenant = new TenantId("anna") },
        Mutation.ForgetsCauses => envelope with { CausedBy = null },
        _ => envelope,
    };

    private void Done(EventEnvelope envelope)
    {
        lock (_lock)
        {
            _queue.Remove(envelope);
        }
    }

    private void Failed(EventEnvelope envelope)
    {
        lock (_lock)
        {
            switch (mutation)
            {
                case Mutation.TakesFailuresForDone:
                    _queue.Remove(envelope);
                    break;
                case Mutation.PutsFailedEventsLast:
                    // When the pause is over: behind those that are published meanwhile, however quickly it failed.
                    _queue.Remove(envelope);
                    _putLast.Add(envelope);
                    break;
                case Mutation.AcknowledgesBeforeHandling:
                    _queue.AddFirst(envelope);
                    _waiting.Add((envelope.Tenant, envelope.Aggregate));
                    break;
                default:
                    _waiting.Add((envelope.Tenant, envelope.Aggregate));
                    break;
            }
        }
    }
}
