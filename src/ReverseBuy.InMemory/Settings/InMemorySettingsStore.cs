using ReverseBuy.Settings;

namespace ReverseBuy.InMemory.Settings;

internal sealed class InMemorySettingsStore : ITenantSettingsStore
{
    private const int MaximumLimit = 500;

    private readonly Lock _gate = new();
    private readonly Dictionary<TenantId, (TenantSettings Settings, List<SettingsChange> Changes)> _settings = [];

    public ValueTask<StoredSettings> FindAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(_settings.TryGetValue(tenant, out var known) ? new StoredSettings(known.Settings, known.Changes[^1].Version) : StoredSettings.None);
        }
    }

    public ValueTask<bool> TrySaveAsync(TenantId tenant, TenantSettings settings, SettingsChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(change);
        lock (_gate)
        {
            var changes = _settings.TryGetValue(tenant, out var known) ? known.Changes : [];
            if (change.Version != (changes is [.., var last] ? last.Version : 0) + 1)
            {
                return ValueTask.FromResult(false);
            }

            changes.Add(change);
            _settings[tenant] = (settings, changes);
            return ValueTask.FromResult(true);
        }
    }

    public ValueTask<IReadOnlyList<SettingsChange>> ListChangesAsync(TenantId tenant, long? before, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MaximumLimit);
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<SettingsChange>>(
                _settings.TryGetValue(tenant, out var known)
                    ? [.. known.Changes.Where(change => before is null || change.Version < before).Reverse().Take(limit)]
                    : []);
        }
    }

    public ValueTask RemoveAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _settings.Remove(tenant);
        }

        return ValueTask.CompletedTask;
    }
}
