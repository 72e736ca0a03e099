using Npgsql;
using ReverseBuy.Servers;

[assembly: AssemblyFixture(typeof(ReverseBuy.EntityFrameworkCore.Tests.PostgreSql.PostgreSqlServer))]

namespace ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;

/// <summary>The PostgreSQL server of these tests.</summary>
public sealed class PostgreSqlServer : IAsyncLifetime
{
    // All rows but those that say what the database is; numbers of rows begin anew.
    private const string Empty =
        """
        DO $$
        DECLARE name text;
        BEGIN
            SET LOCAL session_replication_role = replica;
            FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('__EFMigrationsHistory', 'database_owner') LOOP
                EXECUTE format('DELETE FROM %I', name);
            END LOOP;
            FOR name IN SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' LOOP
                EXECUTE format('ALTER SEQUENCE %I RESTART', name);
            END LOOP;
        END $$
        """;

    private static readonly TestServer Server = new("postgresql", 25432);

    private readonly PostgreSqlSite _templates = new();
    private readonly SemaphoreSlim _making = new(1, 1);
    private readonly Dictionary<TenantId, Queue<string>> _free = [];
    private int _returned;

    public static int Port => Server.Port;

    public static string ConnectionString =>
        $"Host=127.0.0.1;Port={Server.Port};Username=postgres";

    public async ValueTask InitializeAsync() => await Server.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_free.Count > 0)
        {
            await _templates.DisposeAsync();
        }

        _making.Dispose();
    }

    /// <summary>Skips the test when there is no server and none was required.</summary>
    public void Require() => Server.Require();

    /// <summary>A site whose tenants are lent databases (<see cref="PrepareAsync"/>); what the control database says of one holds for all.</summary>
    internal PostgreSqlSite Lender() => new() { SharedControlDatabase = _templates.ControlDatabase };

    /// <summary>
    /// Lends a host's tenants databases that were emptied by an earlier test, or are copies of one: making and migrating each of hundreds takes most of a run's time.
    /// </summary>
    internal async Task PrepareAsync(PostgreSqlSite site, PostgreSqlHost host, params IEnumerable<TenantId> tenants)
    {
        foreach (var tenant in tenants)
        {
            await _making.WaitAsync(CancellationToken.None);
            try
            {
                if (!_free.TryGetValue(tenant, out var free))
                {
                    await using var first = new PostgreSqlHost(_templates);
                    await first.TenantDatabase.PrepareAsync(tenant, CancellationToken.None);
                    _free[tenant] = free = [];
                }

                await site.ExecuteAsync(IsLent(site) && free.TryDequeue(out var emptied)
                    ? $"ALTER DATABASE \"{emptied}\" RENAME TO \"{site.Prefix}{tenant}\""
                    : $"CREATE DATABASE \"{site.Prefix}{tenant}\" TEMPLATE \"{_templates.Prefix}{tenant}\" STRATEGY file_copy");
            }
            finally
            {
                _making.Release();
            }

            if (IsLent(site))
            {
                site.AtEnd(() => ReturnAsync(site, tenant));
            }

            await host.TenantDatabase.PrepareAsync(tenant, CancellationToken.None);
        }
    }

    // A host with tables of its own beside ours keeps its databases.
    private static bool IsLent(PostgreSqlSite site) => site.SharedControlDatabase is not null;

    // One that cannot be emptied, because somebody is connected still, is dropped with its site.
    private async Task ReturnAsync(PostgreSqlSite site, TenantId tenant)
    {
        var name = $"{site.Prefix}{tenant}";
        try
        {
            await site.ExecuteAsync($"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'");
            await site.ExecuteAsync(Empty, name);
            var free = $"{_templates.Prefix}free{Interlocked.Increment(ref _returned)}";
            await site.ExecuteAsync($"ALTER DATABASE \"{name}\" RENAME TO \"{free}\"");
            await _making.WaitAsync(CancellationToken.None);
            _free[tenant].Enqueue(free);
            _making.Release();
        }
        catch (PostgresException)
        {
        }
    }
}
