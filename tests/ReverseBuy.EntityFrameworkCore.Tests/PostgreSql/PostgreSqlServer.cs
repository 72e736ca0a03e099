using ReverseBuy.Servers;

[assembly: AssemblyFixture(typeof(ReverseBuy.EntityFrameworkCore.Tests.PostgreSql.PostgreSqlServer))]

namespace ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;

/// <summary>The PostgreSQL server of these tests.</summary>
public sealed class PostgreSqlServer : IAsyncLifetime
{
    private static readonly TestServer Server = new("postgresql", 25432);

    private readonly PostgreSqlSite _templates = new();
    private readonly SemaphoreSlim _making = new(1, 1);
    private readonly HashSet<TenantId> _made = [];

    public static string ConnectionString =>
        $"Host=127.0.0.1;Port={Server.Port};Username=postgres";

    public async ValueTask InitializeAsync() => await Server.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_made.Count > 0)
        {
            await _templates.DisposeAsync();
        }

        _making.Dispose();
    }

    /// <summary>Skips the test when there is no server and none was required.</summary>
    public void Require() => Server.Require();

    /// <summary>Gives a host's tenants databases that are copies of one: migrating each of hundreds takes most of a run's time.</summary>
    internal async Task PrepareAsync(PostgreSqlSite site, PostgreSqlHost host, params IEnumerable<TenantId> tenants)
    {
        foreach (var tenant in tenants)
        {
            await _making.WaitAsync(CancellationToken.None);
            try
            {
                if (_made.Add(tenant))
                {
                    await using var first = new PostgreSqlHost(_templates);
                    await first.TenantDatabase.PrepareAsync(tenant, CancellationToken.None);
                }

                // The control database, too; what the template's ledger says holds for the copies.
                if (!(await site.DatabasesAsync()).Contains(site.ControlDatabase, StringComparer.Ordinal))
                {
                    await site.ExecuteAsync($"CREATE DATABASE \"{site.ControlDatabase}\" TEMPLATE \"{_templates.ControlDatabase}\" STRATEGY file_copy");
                }

                await site.ExecuteAsync($"CREATE DATABASE \"{site.Prefix}{tenant}\" TEMPLATE \"{_templates.Prefix}{tenant}\" STRATEGY file_copy");
            }
            finally
            {
                _making.Release();
            }

            await host.TenantDatabase.PrepareAsync(tenant, CancellationToken.None);
        }
    }
}
