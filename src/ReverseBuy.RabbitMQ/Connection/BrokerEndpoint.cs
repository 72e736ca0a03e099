using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace ReverseBuy.RabbitMQ.Connection;

/// <summary>Opens connections that tell what happens to them. Who opens one closes it, and opens the next when it is lost.</summary>
internal sealed class BrokerEndpoint(RabbitMQOptions options, RabbitMQTelemetry telemetry, ILogger<BrokerEndpoint> logger)
{
    public const string Publishing = "publishing";
    public const string Consuming = "consuming";

    private readonly ConnectionFactory _factory = options.Validate();
    private readonly ConcurrentDictionary<string, BrokerConnectionState> _states = new(StringComparer.Ordinal);

    /// <summary>How the connection for a purpose was when the broker last said something of it; <see langword="null"/> when none was ever opened, or it was closed by us.</summary>
    public BrokerConnectionState? StateOf(string purpose) => _states.TryGetValue(purpose, out var state) ? state : null;

    public async Task<IConnection> OpenAsync(string purpose, CancellationToken cancellationToken)
    {
        var connection = await _factory.CreateConnectionAsync($"ReverseBuy {purpose}", cancellationToken).ConfigureAwait(false);
        _states[purpose] = BrokerConnectionState.Open;
        connection.ConnectionShutdownAsync += (_, reason) => Closed(purpose, reason);
        connection.ConnectionBlockedAsync += (_, _) => Tell(purpose, BrokerConnectionState.Blocked, Log.ConnectionBlocked);
        connection.ConnectionUnblockedAsync += (_, _) => Tell(purpose, BrokerConnectionState.Open, Log.ConnectionUnblocked);
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
        if (reason.Initiator == ShutdownInitiator.Application)
        {
            _states.TryRemove(purpose, out _);
        }
        else
        {
            _states[purpose] = BrokerConnectionState.Lost;
            Log.ConnectionClosed(logger, purpose, reason.Initiator.ToString(), reason.ReplyCode);
            telemetry.Changed(purpose, "lost");
        }

        return Task.CompletedTask;
    }

    private Task Tell(string purpose, BrokerConnectionState state, Action<ILogger, string> write)
    {
        _states[purpose] = state;
        write(logger, purpose);
        return Task.CompletedTask;
    }
}
