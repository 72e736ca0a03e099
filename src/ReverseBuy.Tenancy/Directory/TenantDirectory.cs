using System.Collections.Concurrent;

namespace ReverseBuy.Tenancy;

/// <summary>
/// The tenants as the control database has them, and the last good copy of each, so that they go on when it is down. Thread-safe.
/// </summary>
internal sealed class TenantDirectory(ITenantStore store, TenantGate gate)
{
    private readonly ConcurrentDictionary<TenantId, Tenant> _known = new();
    private readonly ConcurrentDictionary<TenantId, bool> _unheard = new();
    private int _changes;

    public bool IsShared => store.IsShared;

    public int Changes => Volatile.Read(ref _changes);

    // Every browse read comes by here: a known tenant is answered without a state machine.
    public ValueTask<Tenant> GetAsync(TenantId tenant, CancellationToken cancellationToken) =>
        _known.TryGetValue(tenant, out var known) ? ValueTask.FromResult(known) : ReadFirstAsync(tenant, cancellationToken);

    public ValueTask<IReadOnlyList<Tenant>> ListAsync(CancellationToken cancellationToken) => store.ListAsync(cancellationToken);

    public ValueTask<IReadOnlyList<TenantChange>> ListChangesAsync(long? after, CancellationToken cancellationToken) => store.ListChangesAsync(after, cancellationToken);

    /// <summary>The last good copy; <see langword="null"/> when nobody has asked for the tenant here.</summary>
    public Tenant? Find(TenantId tenant) => _known.GetValueOrDefault(tenant);

    /// <summary>Keeps what was listed, so that the tenant is known when the control database is down before anybody has asked for it.</summary>
    public void Learn(Tenant tenant)
    {
        if (IsShared)
        {
            // Others may have changed it since it was read here; what they change after it was listed is heard of.
            Remember(tenant);
        }
        else if (_known.TryAdd(tenant.Id, tenant))
        {
            gate.Note(tenant);
        }
    }

    /// <summary>Reads a tenant as it is now, whatever is known.</summary>
    public async ValueTask<Tenant?> ReadAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var read = await store.FindAsync(tenant, cancellationToken).ConfigureAwait(false);
        NoteUnheard(tenant, read);
        if (read is not null)
        {
            return Remember(read);
        }

        Forget(tenant);
        return null;
    }

    /// <summary>
    /// Whether it was read in passing that another process has changed a tenant's state or server. Told once: what was known before, by which it could be heard of, is not known any more.
    /// </summary>
    public bool TakeUnheard(TenantId tenant) => _unheard.TryRemove(tenant, out _);

    public async ValueTask<Tenant> SaveAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        await store.SaveAsync(tenant, cancellationToken).ConfigureAwait(false);
        return Remember(tenant);
    }

    /// <summary>Has what was made of tenants be made anew: something else of one was changed.</summary>
    public void NoteChange() => Interlocked.Increment(ref _changes);

    /// <summary>Changes a tenant; see <see cref="ITenantStore.ChangeAsync"/>.</summary>
    public async ValueTask<ChangedTenant?> ChangeAsync(TenantId tenant, Func<Tenant, Tenant?> change, CancellationToken cancellationToken)
    {
        var changed = await store.ChangeAsync(
            tenant,
            stored =>
            {
                NoteUnheard(tenant, stored);
                return change(stored);
            },
            cancellationToken).ConfigureAwait(false);
        if (changed is { } known)
        {
            Remember(known.Tenant);
        }
        else
        {
            Forget(tenant);
        }

        return changed;
    }

    public async ValueTask RemoveAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        await store.RemoveAsync(tenant, cancellationToken).ConfigureAwait(false);
        Forget(tenant);
    }

    private void NoteUnheard(TenantId tenant, Tenant? stored)
    {
        if (Find(tenant) is { } known && (known.State != stored?.State || known.Server != stored?.Server))
        {
            _unheard[tenant] = true;
        }
    }

    // Whoever changed the tenant meanwhile knows it better than what was read before.
    private async ValueTask<Tenant> ReadFirstAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var read = await store.FindAsync(tenant, cancellationToken).ConfigureAwait(false) ?? throw new UnknownTenantException(tenant);
        if (_known.TryAdd(tenant, read))
        {
            gate.Note(read);
            return read;
        }

        return _known.GetValueOrDefault(tenant) ?? read;
    }

    // In this order: who saw the new number must not be given the old tenant.
    private Tenant Remember(Tenant tenant)
    {
        gate.Note(tenant);
        _known[tenant.Id] = tenant;
        Interlocked.Increment(ref _changes);
        return tenant;
    }

    private void Forget(TenantId tenant)
    {
        _known.TryRemove(tenant, out _);
        gate.Forget(tenant);
        Interlocked.Increment(ref _changes);
    }
}
