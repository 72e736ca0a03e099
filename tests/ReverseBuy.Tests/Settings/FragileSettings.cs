using ReverseBuy.Settings;

namespace ReverseBuy.Tests.Settings;

/// <summary>A store that can be taken away, held up, and that counts how often it was read.</summary>
internal sealed class FragileSettings(ITenantSettingsStore inner) : ITenantSettingsStore
{
    private int _reads;

    public ITenantSettingsStore Inner => inner;

    public bool IsAway { get; set; }

    /// <summary>What readings wait for before they are carried out.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public int Reads => Volatile.Read(ref _reads);

    public async ValueTask<StoredSettings> FindAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        await Gate;
        return IsAway ? throw new IOException("The control database is away.") : await inner.FindAsync(tenant, cancellationToken);
    }

    public ValueTask<bool> TrySaveAsync(TenantId tenant, TenantSettings settings, SettingsChange change, CancellationToken cancellationToken) =>
        inner.TrySaveAsync(tenant, settings, change, cancellationToken);

    public ValueTask<IReadOnlyList<SettingsChange>> ListChangesAsync(TenantId tenant, long? before, int limit, CancellationToken cancellationToken) =>
        inner.ListChangesAsync(tenant, before, limit, cancellationToken);

    public ValueTask RemoveAsync(TenantId tenant, CancellationToken cancellationToken) => inner.RemoveAsync(tenant, cancellationToken);
}
