using Microsoft.Extensions.Logging;
using ReverseBuy.Messaging;
using ReverseBuy.Redis.Connection;
using StackExchange.Redis;

namespace ReverseBuy.Redis.Leases;

/// <summary>
/// Leases of all nodes that share a Redis. Who holds one is decided by a script and the clock of Redis; a node's own clock only tells when to look again, should
/// the word that it was given back get lost. Without Redis nobody gets one: asking fails with a transient fault.
/// </summary>
internal sealed class RedisLeases(RedisServer server, RedisKeys keys, IIdGenerator ids, TimeProvider time, ILogger<RedisLeases> logger) : ILeases
{
    private const string Purpose = "leases";
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, LeaseLine> _lines = new(StringComparer.Ordinal);

    public async ValueTask<ILease> AcquireAsync(TenantId tenant, string name, TimeSpan duration, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        cancellationToken.ThrowIfCancellationRequested();
        var claim = Claim(tenant, name, duration);
        var line = Join(claim.Key);
        try
        {
            await line.Turns.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await WaitAsync(line, claim, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                line.Turns.Release();
            }
        }
        finally
        {
            Leave(line, claim);
        }
    }

    public async ValueTask<LeaseAttempt> TryAcquireAsync(TenantId tenant, string name, TimeSpan duration, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        cancellationToken.ThrowIfCancellationRequested();
        var claim = Claim(tenant, name, duration);
        var (fencingToken, left) = await TakeAsync(claim, cancellationToken).ConfigureAwait(false);
        return fencingToken > 0
            ? new LeaseAttempt(new RedisLease(this, claim, fencingToken), TimeSpan.Zero)
            : new LeaseAttempt(null, TimeSpan.FromMilliseconds(Math.Max(0, left)));
    }

    internal async ValueTask<bool> RenewAsync(LeaseClaim claim, CancellationToken cancellationToken)
    {
        var renewed = await server.AskAsync(
            Purpose,
            redis => redis.GetDatabase().ScriptEvaluateAsync(LeaseScripts.Renew, [claim.Key], [claim.Owner, claim.Milliseconds]),
            cancellationToken).ConfigureAwait(false);
        return (bool)renewed;
    }

    internal async ValueTask ReturnAsync(LeaseClaim claim)
    {
        try
        {
            await server.AskAsync(Purpose, redis => ReturnAsync(redis, claim), CancellationToken.None).ConfigureAwait(false);
        }
        catch (ReverseBuyException exception)
        {
            // Whoever gives it back has done its work; the lease ends by itself, and others wait until then.
            Log.LeaseNotReturned(logger, claim.Tenant.Value, claim.Name, exception.InnerException?.GetType().Name ?? exception.Code);
        }
    }

    private static async Task<bool> ReturnAsync(IConnectionMultiplexer redis, LeaseClaim claim)
    {
        var returned = (bool)await redis.GetDatabase().ScriptEvaluateAsync(LeaseScripts.Return, [claim.Key], [claim.Owner]).ConfigureAwait(false);
        if (returned)
        {
            await redis.GetSubscriber().PublishAsync(claim.Channel, RedisValue.EmptyString).ConfigureAwait(false);
        }

        return returned;
    }

    private async Task<ILease> WaitAsync(LeaseLine line, LeaseClaim claim, CancellationToken cancellationToken)
    {
        while (true)
        {
            // Taken before the look: what is given back after it wakes us.
            var returned = line.NextReturn;
            var (fencingToken, left) = await TakeAsync(claim, cancellationToken).ConfigureAwait(false);
            if (fencingToken > 0)
            {
                return new RedisLease(this, claim, fencingToken);
            }

            if (line.Listener is null)
            {
                await ListenAsync(line, claim, cancellationToken).ConfigureAwait(false);
                continue;
            }

            await returned.WaitAsync(PauseFor(left), time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static TimeSpan PauseFor(long leftMilliseconds)
    {
        var left = TimeSpan.FromMilliseconds(leftMilliseconds);
        return left < ShortestPause ? ShortestPause : left > LongestPause ? LongestPause : left;
    }

    private LeaseClaim Claim(TenantId tenant, string name, TimeSpan duration) =>
        new(tenant, name, keys.Lease(tenant, name), ids.NewValue().ToString("N"), (long)Math.Ceiling(duration.TotalMilliseconds));

    private async Task<(long FencingToken, long Left)> TakeAsync(LeaseClaim claim, CancellationToken cancellationToken)
    {
        try
        {
            var taken = await server.AskAsync(
                Purpose,
                redis => redis.GetDatabase().ScriptEvaluateAsync(LeaseScripts.Take, [claim.Key, keys.Fence(claim.Tenant)], [claim.Owner, claim.Milliseconds]),
                cancellationToken).ConfigureAwait(false);
            return ((long)taken[0], (long)taken[1]);
        }
        catch (Exception exception) when (exception is ReverseBuyException or OperationCanceledException)
        {
            // It may have been given all the same, to nobody now.
            _ = ReturnAsync(claim).AsTask();
            throw;
        }
    }

    private async Task ListenAsync(LeaseLine line, LeaseClaim claim, CancellationToken cancellationToken)
    {
        Action<RedisChannel, RedisValue> listener = (_, _) => line.Wake();
        try
        {
            await server.AskAsync(
                Purpose,
                async redis =>
                {
                    await redis.GetSubscriber().SubscribeAsync(claim.Channel, listener).ConfigureAwait(false);
                    return true;
                },
                cancellationToken).ConfigureAwait(false);
            line.Listener = listener;
        }
        catch (Exception exception) when (exception is ReverseBuyException or OperationCanceledException)
        {
            _ = StopListeningAsync(claim.Channel, listener);
            throw;
        }
    }

    // Nobody waits for it, and a subscription that stays costs a message that wakes nobody.
    private async Task StopListeningAsync(RedisChannel channel, Action<RedisChannel, RedisValue> listener)
    {
        try
        {
            await server.AskAsync(
                Purpose,
                async redis =>
                {
                    await redis.GetSubscriber().UnsubscribeAsync(channel, listener).ConfigureAwait(false);
                    return true;
                },
                CancellationToken.None).ConfigureAwait(false);
        }
        catch (ReverseBuyException)
        {
            // The client forgot it all the same, and tells so when it is connected again.
        }
    }

    private LeaseLine Join(string key)
    {
        lock (_gate)
        {
            if (!_lines.TryGetValue(key, out var line))
            {
                _lines[key] = line = new LeaseLine();
            }

            line.Length++;
            return line;
        }
    }

    private void Leave(LeaseLine line, LeaseClaim claim)
    {
        lock (_gate)
        {
            if (--line.Length > 0)
            {
                return;
            }

            _lines.Remove(claim.Key);
        }

        if (line.Listener is { } listener)
        {
            _ = StopListeningAsync(claim.Channel, listener);
        }

        line.Dispose();
    }
}
