using ReverseBuy.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.PostgreSql.Databases;

/// <summary>The connections that this process has to a tenant's database.</summary>
internal sealed class TenantConnections(PostgreSqlDatabases databases) : ITenantData
{
    public string Place => "connections of this process";

    public bool IsInMemory => true;

    public ValueTask<IReadOnlyList<string>> ListAsync(TenantId tenant, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<string>>(databases.Holds(tenant) ? ["a pool"] : []);

    public ValueTask DeleteAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        databases.Forget(tenant);
        return ValueTask.CompletedTask;
    }
}
