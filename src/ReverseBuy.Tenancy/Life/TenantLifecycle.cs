using ReverseBuy.Messaging;

namespace ReverseBuy.Tenancy;

/// <summary>The facade of tenants' life. Every change is noted in the control database before and after what it takes.</summary>
internal sealed class TenantLifecycle(
    TenantDirectory directory,
    TenantTurns turns,
    Provisioning provisioning,
    Relocation relocation,
    TenantDataPlaces places,
    TenancyOptions options,
    TimeProvider time,
    IDoorbell doorbell,
    IEnumerable<ITenantWorker> workers) : ITenantLifecycle
{
    private static readonly string[] Removed = ["its row and accounts; that it was removed is told to other processes for a day"];

    public ValueTask<ProvisionTenantResult> ProvisionAsync(NewTenant tenant, CancellationToken cancellationToken) =>
        provisioning.ProvisionAsync(tenant, cancellationToken);

    public ValueTask<ChangeTenantResult> SuspendAsync(TenantId tenant, string reason, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return ChangeAsync(tenant, stored => stored with { State = TenantState.Suspended, SuspendedFor = reason }, cancellationToken);
    }

    public async ValueTask<ChangeTenantResult> ResumeAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        using var turn = await turns.EnterAsync(tenant, cancellationToken).ConfigureAwait(false);
        if (await directory.ReadAsync(tenant, cancellationToken).ConfigureAwait(false) is { State: TenantState.Moving } moving)
        {
            await relocation.TakeBackAsync(moving, cancellationToken).ConfigureAwait(false);
        }

        var resumed = await directory.ChangeAsync(
            tenant,
            stored => stored.State is TenantState.Suspended or TenantState.Moving
                ? stored with { State = TenantState.Active, SuspendedFor = null, MovingTo = null }
                : null,
            cancellationToken).ConfigureAwait(false);
        if (resumed is not { } known)
        {
            return new ChangeTenantResult.Unknown();
        }

        if (known.Tenant.State != TenantState.Active)
        {
            return new ChangeTenantResult.NotPossible(known.Tenant);
        }

        Wake(tenant);
        return new ChangeTenantResult.Changed(known.Tenant);
    }

    public ValueTask<ChangeTenantResult> RenameAsync(TenantId tenant, string name, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return ChangeAsync(tenant, stored => stored with { Name = name }, cancellationToken);
    }

    public async ValueTask<MoveTenantResult> MoveAsync(TenantId tenant, string? server, CancellationToken cancellationToken)
    {
        if (!relocation.HasServer(server))
        {
            return new MoveTenantResult.UnknownServer(relocation.Servers);
        }

        using var turn = await turns.EnterAsync(tenant, cancellationToken).ConfigureAwait(false);
        var result = await relocation.MoveAsync(tenant, server, cancellationToken).ConfigureAwait(false);
        if (result is MoveTenantResult.Moved { Tenant.State: TenantState.Active })
        {
            Wake(tenant);
        }

        return result;
    }

    public async ValueTask<DeleteTenantResult> DeleteAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        using var turn = await turns.EnterAsync(tenant, cancellationToken).ConfigureAwait(false);
        var deleting = await directory.ChangeAsync(
            tenant, stored => stored.State == TenantState.Deleting ? null : stored with { State = TenantState.Deleting }, cancellationToken).ConfigureAwait(false);
        if (deleting is null)
        {
            return new DeleteTenantResult.Unknown();
        }

        if (directory.IsShared)
        {
            // Until the others have heard of it they may write what was just deleted.
            await Task.Delay(options.ChangesInterval * 2, time, cancellationToken).ConfigureAwait(false);
        }

        var report = await places.DeleteAsync(tenant, cancellationToken).ConfigureAwait(false);
        if (report.Any(place => place.Remaining.Count > 0))
        {
            return new DeleteTenantResult.Incomplete(report);
        }

        await directory.RemoveAsync(tenant, cancellationToken).ConfigureAwait(false);
        return new DeleteTenantResult.Deleted([.. report, new DeletedTenantData("control database", Removed, [])]);
    }

    private async ValueTask<ChangeTenantResult> ChangeAsync(TenantId tenant, Func<Tenant, Tenant> change, CancellationToken cancellationToken)
    {
        using var turn = await turns.EnterAsync(tenant, cancellationToken).ConfigureAwait(false);
        var changed = await directory.ChangeAsync(
            tenant, stored => stored.State is TenantState.Active or TenantState.Suspended ? change(stored) : null, cancellationToken).ConfigureAwait(false);
        return changed switch
        {
            null => new ChangeTenantResult.Unknown(),
            { IsChanged: true } => new ChangeTenantResult.Changed(changed.Value.Tenant),
            _ => new ChangeTenantResult.NotPossible(changed.Value.Tenant),
        };
    }

    // What came while they rested was rung for nobody.
    private void Wake(TenantId tenant)
    {
        foreach (var worker in workers)
        {
            doorbell.Ring(tenant, worker.Name);
        }
    }
}
