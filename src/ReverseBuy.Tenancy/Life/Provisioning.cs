using Microsoft.Extensions.DependencyInjection;

namespace ReverseBuy.Tenancy;

/// <summary>
/// Takes on tenants: noted, given a database, filled, and then active. Each step may be repeated, and what was reached is in the control database, so that the next try goes on wherever
/// this one ended.
/// </summary>
/// <param name="directory">The tenants.</param>
/// <param name="turns">Who is at it.</param>
/// <param name="database">Makes databases.</param>
/// <param name="services">Has the seeds, which may need services that need tenants.</param>
/// <param name="servers">The servers to choose from; none where there is only one.</param>
internal sealed class Provisioning(
    TenantDirectory directory, TenantTurns turns, ITenantDatabase database, IServiceProvider services, ITenantServers? servers = null)
{
    /// <summary>The names of the servers to choose from.</summary>
    public IReadOnlyList<string> Servers => servers?.Names ?? [];

    public async ValueTask<ProvisionTenantResult> ProvisionAsync(NewTenant tenant, CancellationToken cancellationToken)
    {
        Require(tenant);
        if (!HasServer(tenant.Server))
        {
            return new ProvisionTenantResult.UnknownServer(Servers);
        }

        using var turn = await turns.EnterAsync(tenant.Id, cancellationToken).ConfigureAwait(false);
        var known = await directory.ReadAsync(tenant.Id, cancellationToken).ConfigureAwait(false);
        switch (known?.State)
        {
            case null:
                known = await directory.SaveAsync(
                    new Tenant { Id = tenant.Id, Name = tenant.Name, Server = tenant.Server, State = TenantState.Provisioning }, cancellationToken).ConfigureAwait(false);
                break;
            case TenantState.Provisioning:
                break;
            case TenantState.Importing or TenantState.Deleting:
                return new ProvisionTenantResult.NotPossible(known);
            default:
                return new ProvisionTenantResult.AlreadyThere(known);
        }

        await database.PrepareAsync(known.Id, cancellationToken).ConfigureAwait(false);
        foreach (var seed in services.GetServices<ITenantSeed>())
        {
            await seed.SeedAsync(known, cancellationToken).ConfigureAwait(false);
        }

        var changed = await directory.ChangeAsync(
            known.Id, stored => stored.State == TenantState.Provisioning ? stored with { State = TenantState.Active } : null, cancellationToken).ConfigureAwait(false);
        return changed is { Tenant: { State: TenantState.Active } active }
            ? new ProvisionTenantResult.Provisioned(active)
            : new ProvisionTenantResult.NotPossible(changed?.Tenant ?? known with { State = TenantState.Deleting });
    }

    /// <summary>Whether there is a server of this name.</summary>
    public bool HasServer(string? server) => server is null || Servers.Contains(server, StringComparer.Ordinal);

    /// <summary>Refuses what nobody means.</summary>
    public static void Require(NewTenant tenant)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        ArgumentException.ThrowIfNullOrWhiteSpace(tenant.Name, nameof(tenant));
        if (tenant.Id == default)
        {
            throw new ArgumentException("A tenant id is needed; the default value names no tenant.", nameof(tenant));
        }
    }
}
