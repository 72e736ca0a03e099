using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using ReverseBuy.Messaging;
using ReverseBuy.RabbitMQ.Connection;
using ReverseBuy.RabbitMQ.Topology;

namespace ReverseBuy.RabbitMQ.Consuming;

/// <summary>
/// Takes events from every partition while the host runs, on one connection. When it is lost, or any partition's channel is, all are begun anew: what was
/// not acknowledged comes again. Stopping waits for the handlers that run, and takes nothing new.
/// </summary>
internal sealed class ConsumerService(
    IBackgroundWork work,
    IEventDispatcher dispatcher,
    BrokerEndpoint endpoint,
    BrokerTopology topology,
    BrokerNames names,
    RabbitMQOptions options,
    RabbitMQTelemetry telemetry,
    TimeProvider time,
    ILogger<ConsumerService> logger) : BackgroundService
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private readonly CancellationTokenSource _abort = new();

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);

        // Past the host's patience the handlers are cancelled, too: their events come again.
        await _abort.CancelAsync().ConfigureAwait(false);
    }

    public override void Dispose()
    {
        _abort.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!work.IsOn)
        {
            Log.ConsumerOff(logger);
            return;
        }

        // No tenant and no span of whoever starts the host is to leak into what is handled.
        Task serving;
        using (ExecutionContext.SuppressFlow())
        {
            serving = Task.Run(() => ServeAsync(stoppingToken), CancellationToken.None);
        }

        await serving.ConfigureAwait(false);
    }

    private async Task ServeAsync(CancellationToken stopping)
    {
        for (var failures = 0; !stopping.IsCancellationRequested;)
        {
            try
            {
                await ConsumeAsync(() => failures = 0, stopping).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                if (stopping.IsCancellationRequested)
                {
                    return;
                }

                var delay = DelayAfter(++failures);
                Log.NotConsuming(logger, Failure.Describe(exception), delay);
                await Task.Delay(delay, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ConsumeAsync(Action begun, CancellationToken stopping)
    {
        var connection = await endpoint.OpenAsync(BrokerEndpoint.Consuming, stopping).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            await PrepareAsync(connection, stopping).ConfigureAwait(false);
            using var round = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            var sessions = Enumerable.Range(0, names.Partitions).Select(partition => RunSessionAsync(connection, partition, round.Token)).ToList();
            begun();
            var first = await Task.WhenAny(sessions).ConfigureAwait(false);
            await round.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(sessions).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await first.ConfigureAwait(false);
            stopping.ThrowIfCancellationRequested();
        }
    }

    private async Task PrepareAsync(IConnection connection, CancellationToken cancellationToken)
    {
        var channel = await endpoint.OpenChannelAsync(connection, cancellationToken).ConfigureAwait(false);
        await using (channel.ConfigureAwait(false))
        {
            await topology.DeclareAsync(channel, cancellationToken).ConfigureAwait(false);
        }

        if (await topology.CountLeftOverAsync(connection, cancellationToken).ConfigureAwait(false) is > 0 and var leftOver)
        {
            Log.PartitionsLeftOver(logger, leftOver, names.Queue(names.Partitions));
        }
    }

    private async Task RunSessionAsync(IConnection connection, int partition, CancellationToken stopping)
    {
        var channel = await endpoint.OpenChannelAsync(connection, stopping).ConfigureAwait(false);
        await using (channel.ConfigureAwait(false))
        {
            var letters = new PartitionDeadLetters(channel, names, partition, time);
            await new PartitionSession(channel, partition, new DeliveryHandling(dispatcher, telemetry), letters, names, options, telemetry, time, logger)
                .RunAsync(stopping, _abort.Token)
                .ConfigureAwait(false);
        }
    }

    private static TimeSpan DelayAfter(int failures)
    {
        var delay = TimeSpan.FromSeconds(0.5) * Math.Pow(2, Math.Min(failures - 1, 10));
        return delay < Longest ? delay : Longest;
    }
}
