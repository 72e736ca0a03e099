using System.Collections.Concurrent;
using ReverseBuy.Settings;

namespace ReverseBuy.Tenancy.Settings;

/// <summary>
/// The last good copy of what holds for each tenant that was asked for lately, so that known tenants go on when the control database is down. Copies are brought up to date by
/// whoever hears of a change, and never asked for by time. Thread-safe.
/// </summary>
internal sealed class KnownSettings(ITenantSettingsStore store, IHostSettings host, TimeProvider time) : IEffectiveSettings, ITenantData
{
    /// <summary>How many tenants' are kept at most. Who was asked for longest ago goes first.</summary>
    public const int Capacity = 4096;

    /// <summary>How long they are kept of a tenant that nobody asks for: longer than any outage of the control database that tenants at work are to be spared.</summary>
    public static readonly TimeSpan IdleFor = TimeSpan.FromHours(1);

    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan NoteUseEvery = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<TenantId, Copy> _copies = new();
    private readonly ConcurrentDictionary<TenantId, Lazy<Task<EffectiveSettings>>> _readings = new();
    private long _sweptAt = time.GetTimestamp();
    private int _forgotten;

    public string Place => "settings in memory";

    public bool IsInMemory => true;

    public ValueTask<EffectiveSettings> GetAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        if (!_copies.TryGetValue(tenant, out var copy))
        {
            return new(ReadOnceAsync(tenant).WaitAsync(cancellationToken));
        }

        if (copy.NoteUse(time, NoteUseEvery))
        {
            SweepWhenDue();
        }

        return ValueTask.FromResult(copy.Settings);
    }

    /// <summary>Keeps what was just stored.</summary>
    public EffectiveSettings Keep(TenantId tenant, StoredSettings stored)
    {
        lock (_gate)
        {
            return KeepNewer(tenant, stored, Volatile.Read(ref _forgotten)).Settings;
        }
    }

    /// <summary>Brings a copy up to date, if there is one. A failure leaves the last good one.</summary>
    public async ValueTask RenewAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var known = _copies.GetValueOrDefault(tenant);
        if (known is null && !_readings.ContainsKey(tenant))
        {
            return;
        }

        var forgotten = Volatile.Read(ref _forgotten);
        var stored = await store.FindAsync(tenant, cancellationToken).ConfigureAwait(false);
        lock (_gate)
        {
            if (stored.Version < known?.Version)
            {
                // Versions only grow: it was deleted since, and there is another tenant of this id.
                _copies.TryRemove(new(tenant, known));
            }

            KeepNewer(tenant, stored, forgotten);
        }
    }

    /// <summary>Lets copies go that nobody asks for, once in a while. It is called by whoever comes by, and no timer runs for tenants that rest.</summary>
    public void SweepWhenDue()
    {
        var last = Volatile.Read(ref _sweptAt);
        if (time.GetElapsedTime(last) < SweepEvery || Interlocked.CompareExchange(ref _sweptAt, time.GetTimestamp(), last) != last)
        {
            return;
        }

        lock (_gate)
        {
            foreach (var (tenant, copy) in _copies)
            {
                if (time.GetElapsedTime(copy.UsedAt) >= IdleFor)
                {
                    _copies.TryRemove(new(tenant, copy));
                }
            }
        }
    }

    /// <summary>Brings every copy up to date.</summary>
    public async ValueTask RenewAllAsync(CancellationToken cancellationToken)
    {
        foreach (var tenant in _copies.Keys)
        {
            await RenewAsync(tenant, cancellationToken).ConfigureAwait(false);
        }
    }

    public ValueTask<IReadOnlyList<string>> ListAsync(TenantId tenant, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<string>>(_copies.ContainsKey(tenant) ? ["a copy of its settings"] : []);

    public ValueTask DeleteAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            Interlocked.Increment(ref _forgotten);
            _copies.TryRemove(tenant, out _);
            _readings.TryRemove(tenant, out _);
        }

        return ValueTask.CompletedTask;
    }

    private Task<EffectiveSettings> ReadOnceAsync(TenantId tenant) => _readings.GetOrAdd(
        tenant,
        static (asked, known) => new Lazy<Task<EffectiveSettings>>(() => known.BeginReading(asked)),
        this).Value;

    // Many may wait for it: it runs under nobody's token, and in nobody's tenant.
    private Task<EffectiveSettings> BeginReading(TenantId tenant)
    {
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(() => ReadAsync(tenant));
        }
    }

    private async Task<EffectiveSettings> ReadAsync(TenantId tenant)
    {
        try
        {
            var forgotten = Volatile.Read(ref _forgotten);
            var stored = await store.FindAsync(tenant, CancellationToken.None).ConfigureAwait(false);
            lock (_gate)
            {
                return KeepNewer(tenant, stored, forgotten).Settings;
            }
        }
        catch (Exception exception) when (exception is not (ReverseBuyException or OutOfMemoryException))
        {
            throw new ReverseBuyException(
                "settings.unavailable",
                $"The settings of tenant '{tenant}' cannot be read, and no copy of them is here: the control database does not answer. Try again when it does.",
                exception)
            {
                IsTransient = true,
                RetryAfter = RetryAfter,
            };
        }
        finally
        {
            _readings.TryRemove(tenant, out _);
        }
    }

    private Copy KeepNewer(TenantId tenant, StoredSettings stored, int forgotten)
    {
        var known = _copies.GetValueOrDefault(tenant);
        if (known is not null && known.Version >= stored.Version)
        {
            return known;
        }

        var copy = new Copy(host.Settings.With(stored.Settings), stored.Version, known?.UsedAt ?? time.GetTimestamp());

        // What was read before the tenant was forgotten may be another one's: whoever asked may have it, and nobody after.
        if (forgotten == Volatile.Read(ref _forgotten))
        {
            SweepWhenDue();
            MakeRoom(known is null);
            _copies[tenant] = copy;
        }

        return copy;
    }

    private void MakeRoom(bool isForOneMore)
    {
        if (isForOneMore && _copies.Count >= Capacity)
        {
            foreach (var (tenant, _) in _copies.OrderBy(copy => copy.Value.UsedAt).Take(Capacity / 8).ToList())
            {
                _copies.TryRemove(tenant, out _);
            }
        }
    }

    private sealed class Copy(EffectiveSettings settings, long version, long usedAt)
    {
        private long _usedAt = usedAt;

        public EffectiveSettings Settings => settings;

        public long Version => version;

        public long UsedAt => Volatile.Read(ref _usedAt);

        // Seldom enough that the processors do not pass it around.
        public bool NoteUse(TimeProvider time, TimeSpan every)
        {
            if (time.GetElapsedTime(UsedAt) < every)
            {
                return false;
            }

            Volatile.Write(ref _usedAt, time.GetTimestamp());
            return true;
        }
    }
}
