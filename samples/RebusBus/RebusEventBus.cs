using Microsoft.Extensions.Hosting;
using Rebus.Activation;
using Rebus.Backoff;
using Rebus.Bus;
using Rebus.Config;
using Rebus.Extensions;
using Rebus.Logging;
using Rebus.Retry.Simple;
using ReverseBuy.Messaging;

namespace RebusBus;

/// <summary>
/// The bus over Rebus. One worker takes one event after the other, for Rebus would hand those of one order to several at once. One that fails is tried where it is: put back into
/// the queue, it might be overtaken.
/// </summary>
public sealed class RebusEventBus(RebusSettings settings, IEventDispatcher dispatcher, IBackgroundWork work, TimeProvider time)
    : IEventBus, IHostedService, IDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);
    private BuiltinHandlerActivator? _handlers;
    private IBus? _bus;

    public async ValueTask PublishAsync(EventEnvelope envelope, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var bus = _bus ?? throw new BusUnavailableException("Rebus is not started.", RetryAfter);
        try
        {
            // It returns when the transport has the event for good: that is what "published" means.
            await bus.SendLocal(EventMessage.Of(envelope));
        }
        catch (Exception exception)
        {
            throw new BusUnavailableException($"Rebus could not send ({exception.GetType().Name}); look after its transport.", RetryAfter, exception);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _handlers = new BuiltinHandlerActivator();
        _handlers.Handle<EventMessage>((_, context, message) => HandleAsync(message.ToEnvelope(), context.GetCancellationToken()));
        _bus = Configure.With(_handlers)
            .Logging(logging => logging.Console(LogLevel.Warn)) // below that it writes whole messages
            .Transport(settings.Transport)
            .Options(options =>
            {
                options.SetNumberOfWorkers(work.IsOn ? 1 : 0);
                options.SetMaxParallelism(1);
                options.SetBackoffTimes(TimeSpan.FromMilliseconds(100));
                options.RetryStrategy(settings.ErrorQueue, maxDeliveryAttempts: 1);
            })
            .Start();
        return Task.CompletedTask;
    }

    // Rebus stops by being disposed, which waits for the event in hand.
    public Task StopAsync(CancellationToken cancellationToken) => Task.Run(Dispose, cancellationToken);

    public void Dispose() => Interlocked.Exchange(ref _handlers, null)?.Dispose();

    private async Task HandleAsync(EventEnvelope envelope, CancellationToken stopping)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await dispatcher.DispatchAsync(envelope, CancellationToken.None);
                return; // and Rebus takes it out of the queue: not before
            }
            catch (Exception) when (attempt < settings.Attempts)
            {
                // Who stops in the pause leaves the event where it was.
                await Task.Delay(TimeSpan.FromSeconds(Math.Min(Math.Pow(2, attempt - 1), 300)), time, stopping);
            }
        }
    }
}
