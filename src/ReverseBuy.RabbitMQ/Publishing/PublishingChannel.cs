using RabbitMQ.Client;
using ReverseBuy.RabbitMQ.Connection;
using ReverseBuy.RabbitMQ.Topology;

namespace ReverseBuy.RabbitMQ.Publishing;

/// <summary>The one channel that all events are published on: opened when it is first needed, and anew when it was lost. Thread-safe.</summary>
internal sealed class PublishingChannel(BrokerEndpoint endpoint, BrokerTopology topology, TimeProvider time) : IAsyncDisposable
{
    /// <summary>For so long after a failure nobody tries to connect: each of a thousand tenants would wait for it in turn.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _gate = new(1);
    private IConnection? _connection;
    private volatile IChannel? _channel;
    private (DateTimeOffset Until, Exception Failure)? _pause;

    public ValueTask<IChannel> GetAsync(CancellationToken cancellationToken) =>
        _channel is { IsOpen: true } open ? ValueTask.FromResult(open) : OpenAsync(cancellationToken);

    /// <summary>Does not use this one any more; queues are declared anew with the next.</summary>
    public async ValueTask LeaveAsync(IChannel channel, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (ReferenceEquals(_channel, channel))
            {
                // Those who wait for confirms on it keep it: it closes with the connection.
                _channel = null;
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        _channel = null;
        if (_connection is not null)
        {
            await _connection.DisposeAsync().ConfigureAwait(false);
        }

        _gate.Dispose();
    }

    private async ValueTask<IChannel> OpenAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_channel is { IsOpen: true } open)
            {
                return open;
            }

            if (_pause is { } pause && time.GetUtcNow() < pause.Until)
            {
                throw pause.Failure;
            }

            return _channel = await OpenChannelAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && _pause?.Failure != exception)
        {
            _pause = (time.GetUtcNow() + Pause, exception);
            throw;
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<IChannel> OpenChannelAsync(CancellationToken cancellationToken)
    {
        if (_connection is not { IsOpen: true })
        {
            if (_connection is not null)
            {
                await _connection.DisposeAsync().ConfigureAwait(false);
                _connection = null;
            }

            _connection = await endpoint.OpenAsync(BrokerEndpoint.Publishing, cancellationToken).ConfigureAwait(false);
        }

        var channel = await endpoint.OpenChannelAsync(_connection, cancellationToken).ConfigureAwait(false);
        try
        {
            await topology.DeclareAsync(channel, cancellationToken).ConfigureAwait(false);
            return channel;
        }
        catch
        {
            await channel.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
