using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace ReverseBuy.RabbitMQ.Connection;

/// <summary>Opens connections that tell what happens to them. Who opens one closes it, and opens the next when it is lost.</summary>
internal sealed class BrokerEndpoint(RabbitMQOptions options, RabbitMQTelemetry telemetry, ILogger<BrokerEndpoint> logger)
{
    private readonly ConnectionFactory _factory = options.Validate();

    public async Task<IConnection> OpenAsync(string purpose, CancellationToken cancellationToken)
    {
        var connection = await _factory.CreateConnectionAsync($"ReverseBuy {purpose}", cancellationToken).ConfigureAwait(false);
        connection.ConnectionShutdownAsync += (_, reason) => Closed(purpose, reason);
        connection.ConnectionBlockedAsync += (_, _) => Tell(purpose, Log.ConnectionBlocked);
        connection.ConnectionUnblockedAsync += (_, _) => Tell(purpose, Log.ConnectionUnblocked);
        Log.ConnectionOpened(logger, purpose);
        telemetry.Changed(purpose, "open");
        return connection;
    }

    /// <summary>Opens a channel that tells when it is closed by anybody but us.</summary>
    public async Task<IChannel> OpenChannelAsync(IConnection connection, CancellationToken cancellationToken)
    {
        // No limit of the client's: it slows publishers down by waiting, and batches of the outbox are limited already.
        var channel = await connection
            .CreateChannelAsync(new CreateChannelOptions(true, true, outstandingPublisherConfirmationsRateLimiter: null), cancellationToken)
            .ConfigureAwait(false);
        channel.ChannelShutdownAsync += (_, reason) =>
        {
            if (reason.Initiator != ShutdownInitiator.Application)
            {
                Log.ChannelClosed(logger, reason.Initiator.ToString(), reason.ReplyCode);
            }

            return Task.CompletedTask;
        };
        return channel;
    }

    private Task Closed(string purpose, ShutdownEventArgs reason)
    {
        if (reason.Initiator != ShutdownInitiator.Application)
        {
            Log.ConnectionClosed(logger, purpose, reason.Initiator.ToString(), reason.ReplyCode);
            telemetry.Changed(purpose, "lost");
        }

        return Task.CompletedTask;
    }

    private Task Tell(string purpose, Action<ILogger, string> write)
    {
        write(logger, purpose);
        return Task.CompletedTask;
    }
}
