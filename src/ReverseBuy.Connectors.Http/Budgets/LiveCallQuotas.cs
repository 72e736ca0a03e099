using System.Collections.Concurrent;
using ReverseBuy.Settings;

namespace ReverseBuy.Connectors.Http;

/// <summary>
/// How many calls tenants that have a quota make, over all their accounts, in this process. A bucket each, that a minute fills: calls for orders and purchases empty it, also below
/// nothing, and are never refused. Thread-safe.
/// </summary>
internal sealed class LiveCallQuotas(IEffectiveSettings settings, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    // Beyond it, those who have rested long enough to be like new are forgotten.
    private const int Comfortable = 256;

    private readonly ConcurrentDictionary<TenantId, Bucket> _buckets = new();

    /// <summary>Counts a call.</summary>
    /// <returns>How long to wait when it may not be made; <see langword="null"/> when it may.</returns>
    public async ValueTask<TimeSpan?> TakeAsync(ConnectorContext context, CancellationToken cancellationToken)
    {
        // A token is for all calls, and asked for by none of the tenant's customers.
        if (context.Lane == CallLane.Token)
        {
            return null;
        }

        var effective = await settings.GetAsync(context.Tenant, cancellationToken).ConfigureAwait(false);
        if (effective.LiveCallsAMinute is not { } most)
        {
            return null;
        }

        var bucket = _buckets.GetOrAdd(context.Tenant, static (_, state) => state.Me.NewBucket(state.Most), (Me: this, Most: most));
        return bucket.Take(most, context.Lane is CallLane.Browse or CallLane.Refresh, time.GetTimestamp(), Window.TotalSeconds * time.TimestampFrequency);
    }

    private Bucket NewBucket(int most)
    {
        if (_buckets.Count >= Comfortable)
        {
            foreach (var (tenant, bucket) in _buckets)
            {
                if (time.GetElapsedTime(bucket.UsedAt) > Window)
                {
                    _buckets.TryRemove(new(tenant, bucket));
                }
            }
        }

        return new Bucket(most, time.GetTimestamp());
    }

    private sealed class Bucket(int most, long now)
    {
        private readonly Lock _gate = new();
        private double _left = most;
        private long _at = now;

        public long UsedAt => Volatile.Read(ref _at);

        public TimeSpan? Take(int most, bool mayBeRefused, long now, double ticksAMinute)
        {
            lock (_gate)
            {
                // Whoever came through the gate later may have looked at the clock before.
                var passed = Math.Max(0, now - _at);
                _left = Math.Min(most, _left + (most * passed / ticksAMinute));
                Volatile.Write(ref _at, Math.Max(_at, now));
                if (mayBeRefused && _left < 1)
                {
                    return TimeSpan.FromSeconds((1 - _left) * Window.TotalSeconds / most);
                }

                // A minute of work is all that whoever is never refused can take from the others.
                _left = Math.Max(-most, _left - 1);
                return null;
            }
        }
    }
}
