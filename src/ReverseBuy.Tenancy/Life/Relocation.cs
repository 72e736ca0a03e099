namespace ReverseBuy.Tenancy;

/// <summary>
/// Moves tenants between servers: noted, closed and copied, switched, and only then dropped where they were. Whatever step a try ended at, the next one goes on, or is taken back as long as
/// the tenant was not switched.
/// </summary>
internal sealed class Relocation(TenantDirectory directory, TenantDataPlaces places, ITenantServers? servers = null)
{
    public bool HasServer(string? server) => server is null || servers?.Names.Contains(server, StringComparer.Ordinal) == true;

    public IReadOnlyList<string> Servers => servers?.Names ?? [];

    public async ValueTask<MoveTenantResult> MoveAsync(TenantId tenant, string? server, CancellationToken cancellationToken)
    {
        string? aside = null;
        var wasAside = false;
        var begun = await directory.ChangeAsync(tenant, Begin, cancellationToken).ConfigureAwait(false);
        if (begun is not { Tenant: var moving })
        {
            return new MoveTenantResult.Unknown();
        }

        if (moving.State != TenantState.Moving)
        {
            return moving.State is TenantState.Active or TenantState.Suspended
                ? await FinishAsync(moving, cancellationToken).ConfigureAwait(false)
                : new MoveTenantResult.NotPossible(moving);
        }

        if (wasAside)
        {
            await servers!.DropAsync(tenant, aside, cancellationToken).ConfigureAwait(false);
        }

        await places.ForgetAsync(tenant, cancellationToken).ConfigureAwait(false);
        await servers!.CopyAsync(tenant, moving.Server, server, cancellationToken).ConfigureAwait(false);
        var switched = await directory.ChangeAsync(
            tenant,
            stored => stored.State == TenantState.Moving && stored.MovingTo == server && stored.Server == moving.Server ? Settled(stored) with { Server = server } : null,
            cancellationToken).ConfigureAwait(false);
        return switched switch
        {
            null => new MoveTenantResult.Unknown(),
            { IsChanged: false } => new MoveTenantResult.NotPossible(switched.Value.Tenant),
            _ => await FinishAsync(switched.Value.Tenant, cancellationToken).ConfigureAwait(false),
        };

        Tenant? Begin(Tenant stored)
        {
            // It may be called again.
            (aside, wasAside) = (null, false);
            if (stored.State is TenantState.Active or TenantState.Suspended)
            {
                return stored.Server == server ? null : stored with { State = TenantState.Moving, MovingTo = server };
            }

            if (stored.State != TenantState.Moving || stored.MovingTo == server)
            {
                return null;
            }

            // It was on its way elsewhere. Back to where it is is a way, too.
            (aside, wasAside) = (stored.MovingTo, true);
            return stored with { MovingTo = server };
        }
    }

    /// <summary>Takes back a move that was broken off before the tenant was switched.</summary>
    public async ValueTask TakeBackAsync(Tenant moving, CancellationToken cancellationToken)
    {
        if (servers is not null)
        {
            if (moving.MovingTo != moving.Server)
            {
                await servers.DropAsync(moving.Id, moving.MovingTo, cancellationToken).ConfigureAwait(false);
            }

            await servers.ReopenAsync(moving.Id, moving.Server, cancellationToken).ConfigureAwait(false);
        }
    }

    private static Tenant Settled(Tenant moving) => moving with
    {
        State = moving.SuspendedFor is null ? TenantState.Active : TenantState.Suspended,
        MovingTo = null,
    };

    /// <summary>Drops what lies where the tenant is not.</summary>
    private async ValueTask<MoveTenantResult> FinishAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        await places.ForgetAsync(tenant.Id, cancellationToken).ConfigureAwait(false);
        foreach (var other in Servers.Append(null).Where(other => other != tenant.Server))
        {
            await servers!.DropAsync(tenant.Id, other, cancellationToken).ConfigureAwait(false);
        }

        return new MoveTenantResult.Moved(tenant);
    }
}
