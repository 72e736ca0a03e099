using System.Collections.Immutable;
using ReverseBuy.Inventory;
using ReverseBuy.Redis.Connection;
using StackExchange.Redis;

namespace ReverseBuy.Redis.Snapshots;

/// <summary>
/// Carries news of snapshots between nodes. News may get lost while a connection is broken; whoever listens is told so when it is mended. Thread-safe.
/// </summary>
internal sealed class SnapshotNews(RedisServer server, RedisKeys keys, IIdGenerator ids, TimeProvider time) : IAsyncDisposable
{
    private const string Purpose = "snapshot-news";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly string _node = ids.NewValue().ToString("N");

    private ImmutableArray<ISnapshotListener> _listeners = [];
    private Task? _listening;
    private Task<IConnectionMultiplexer>? _subscribing;

    public IDisposable Subscribe(ISnapshotListener listener)
    {
        lock (_gate)
        {
            _listeners = _listeners.Add(listener);
            _listening ??= StartAlone();
        }

        return new Subscription(this, listener);
    }

    public Task TellAsync(IConnectionMultiplexer redis, IEnumerable<(SnapshotKey Key, DateTimeOffset Before)> news) =>
        redis.GetSubscriber().PublishAsync(keys.SnapshotNews, SnapshotMessage.Write(_node, news));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        if (_listening is not null)
        {
            await _listening.ConfigureAwait(false);
        }

        if (_subscribing is { IsCompletedSuccessfully: true })
        {
            var redis = await _subscribing.ConfigureAwait(false);
            redis.ConnectionRestored -= Restored;
            await redis.GetSubscriber().UnsubscribeAsync(keys.SnapshotNews, Heard, CommandFlags.FireAndForget).ConfigureAwait(false);
        }

        _stop.Dispose();
    }

    // It belongs to no request and no tenant.
    private Task StartAlone()
    {
        using var own = ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow();
        return Task.Run(ListenAsync, CancellationToken.None);
    }

    private async Task ListenAsync()
    {
        for (var isLate = false; ; isLate = true)
        {
            try
            {
                await server.AskAsync(Purpose, SubscribeOnceAsync, _stop.Token).ConfigureAwait(false);
                if (isLate)
                {
                    NewsLost();
                }

                return;
            }
            catch (ReverseBuyException)
            {
                await Task.Delay(Pause, time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    // An attempt that is answered too late is waited for with the next, for a second one would hear everything twice.
    private Task<IConnectionMultiplexer> SubscribeOnceAsync(IConnectionMultiplexer redis) =>
        _subscribing is { IsFaulted: false, IsCanceled: false } ? _subscribing : _subscribing = SubscribeAsync(redis);

    private async Task<IConnectionMultiplexer> SubscribeAsync(IConnectionMultiplexer redis)
    {
        await redis.GetSubscriber().SubscribeAsync(keys.SnapshotNews, Heard).ConfigureAwait(false);
        redis.ConnectionRestored += Restored;
        return redis;
    }

    private void Heard(RedisChannel channel, RedisValue message)
    {
        var text = message.ToString();
        var sender = SnapshotMessage.SenderOf(text);
        if (sender == _node)
        {
            return;
        }

        if (sender is null || SnapshotMessage.Read(text) is not { } news)
        {
            // Of a newer version: what it told is not known here.
            NewsLost();
            return;
        }

        foreach (var (key, before) in news)
        {
            foreach (var listener in _listeners)
            {
                listener.OutOfDate(key, before);
            }
        }
    }

    private void Restored(object? sender, ConnectionFailedEventArgs restored) => _ = RestoredAsync((IConnectionMultiplexer)sender!);

    private async Task RestoredAsync(IConnectionMultiplexer redis)
    {
        try
        {
            // Once it is answered, what was subscribed to before the break is subscribed to again.
            await redis.GetSubscriber().PingAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException or ObjectDisposedException)
        {
            // It broke again, and will be mended again.
        }

        NewsLost();
    }

    private void NewsLost()
    {
        foreach (var listener in _listeners)
        {
            listener.NewsLost();
        }
    }

    private void Unsubscribe(ISnapshotListener listener)
    {
        lock (_gate)
        {
            _listeners = _listeners.Remove(listener);
        }
    }

    private sealed class Subscription(SnapshotNews news, ISnapshotListener listener) : IDisposable
    {
        private int _isOver;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isOver, 1) == 0)
            {
                news.Unsubscribe(listener);
            }
        }
    }
}
