using ReverseBuy.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.PostgreSql.Databases;

/// <summary>The tenants' databases, on whichever server: what a broken-off move left is found, too.</summary>
internal sealed class TenantDatabaseData(PostgreSqlServers servers, PostgreSqlStorageOptions options) : ITenantData
{
    public string Place => "databases";

    public bool IsInMemory => false;

    public async ValueTask<IReadOnlyList<string>> ListAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        Require(tenant);
        var found = new List<string>();
        foreach (var server in servers.All)
        {
            var database = server.TenantDatabase(tenant);
            if (await server.HasAsync(database, cancellationToken).ConfigureAwait(false))
            {
                found.Add($"database {database} on {server.Label}");
            }
        }

        return found;
    }

    public async ValueTask DeleteAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        Require(tenant);
        if (options.TenantDatabase is not null)
        {
            // It is the host's, with tables of its own: the report names it until the host has dropped it.
            return;
        }

        foreach (var server in servers.All)
        {
            await server.DropAsync(server.TenantDatabase(tenant), cancellationToken).ConfigureAwait(false);
        }
    }

    private static void Require(TenantId tenant)
    {
        if (tenant == default)
        {
            throw new ArgumentException("A tenant id is needed; the default value names no tenant.", nameof(tenant));
        }
    }
}
