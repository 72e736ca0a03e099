using System.Collections.Concurrent;

namespace ReverseBuy.Tenancy;

/// <summary>
/// The tenants as the control database has them, and the last good copy of each, so that they go on when it is down. Thread-safe.
/// </summary>
internal sealed class TenantDirectory(ITenantStore store, TenantGate gate)
{
    private readonly ConcurrentDictionary<TenantId, Tenant> _known = new();
    private readonly ConcurrentDictionary<TenantId, bool> _unheard = new();

    // What is remembered of a tenant is what the store said last: without turns, who reads would take what this process is just changing for another's doing.
    private readonly TenantTurns _turns = new();
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
        using var turn = await _turns.EnterAsync(tenant, cancellationToken).ConfigureAwait(false);
        var read = await store.FindAsync(tenant, cancellationToken).ConfigureAwait(false);
        NoteUnheard(tenant, read);
        Take(tenant, read);
        return read;
    }

    /// <summary>
    /// Reads a tenant of which a change was heard. Has what is kept of it here forgotten when another process has moved its data or taken it away: once, also when that was seen in
    /// passing before it was heard of, and again when forgetting failed.
    /// </summary>
    public async ValueTask HearAsync(TenantId tenant, Func<TenantId, CancellationToken, ValueTask> forget, CancellationToken cancellationToken)
    {
        await ReadAsync(tenant, cancellationToken).ConfigureAwait(false);
        if (!_unheard.TryRemove(tenant, out _))
        {
            return;
        }

        try
        {
            await forget(tenant, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            _unheard[tenant] = true;
            throw;
        }
    }

    public async ValueTask<Tenant> SaveAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        using var turn = await _turns.EnterAsync(tenant.Id, cancellationToken).ConfigureAwait(false);
        await store.SaveAsync(tenant, cancellationToken).ConfigureAwait(false);
        return Remember(tenant);
    }

    /// <summary>Has what was made of tenants be made anew: something else of one was changed.</summary>
    public void NoteChange() => Interlocked.Increment(ref _changes);

    /// <summary>Changes a tenant; see <see cref="ITenantStore.ChangeAsync"/>.</summary>
    public async ValueTask<ChangedTenant?> ChangeAsync(TenantId tenant, Func<Tenant, Tenant?> change, CancellationToken cancellationToken)
    {
        using var turn = await _turns.EnterAsync(tenant, cancellationToken).ConfigureAwait(false);
        var changed = await store.ChangeAsync(
            tenant,
            stored =>
            {
                NoteUnheard(tenant, stored);
                return change(stored);
            },
            cancellationToken).ConfigureAwait(false);
        Take(tenant, changed?.Tenant);
        return changed;
    }

    public async ValueTask RemoveAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        using var turn = await _turns.EnterAsync(tenant, cancellationToken).ConfigureAwait(false);
        await store.RemoveAsync(tenant, cancellationToken).ConfigureAwait(false);
        Forget(tenant);
    }

    private void NoteUnheard(TenantId tenant, Tenant? stored)
    {
        if (Find(tenant) is { } known && IsTakenFromHere(known, stored))
        {
            _unheard[tenant] = true;
        }
    }

    private static bool IsTakenFromHere(Tenant known, Tenant? stored) =>
        stored is null
        || stored.Server != known.Server
        || (stored.State != known.State && stored.State is not (TenantState.Active or TenantState.Suspended or TenantState.Provisioning));

    private void Take(TenantId tenant, Tenant? stored)
    {
        if (stored is null)
        {
            Forget(tenant);
        }
        else
        {
            Remember(stored);
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
