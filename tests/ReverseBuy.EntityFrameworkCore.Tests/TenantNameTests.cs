using Npgsql;
using ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;
using ReverseBuy.Hostile;
using ReverseBuy.Servers;

namespace ReverseBuy.EntityFrameworkCore.Tests;

/// <summary>Names of files and databases that are made of tenants' ids: each its own, and never one of somebody else's.</summary>
public sealed class TenantNameTests(PostgreSqlServer server)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_file_lies_in_the_folder_and_is_no_others_even_where_case_and_ends_do_not_count()
    {
        // Each is migrated: those whose names are at an edge will do.
        var texts = HostileTenantIds.Awkward.Where(text => text.Length is 1 or 2 or 63 || text.StartsWith("co", StringComparison.Ordinal)).ToList();
        using var folder = new TemporaryFolder();
        await using (var host = new SqliteHost(folder))
        {
            foreach (var text in texts)
            {
                await host.TenantDatabase.PrepareAsync(new TenantId(text), Token);
            }

            Assert.Empty(await host.Tenants.ListAsync(Token));
        }

        var files = Directory.GetFiles(folder.Path, "*.db", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder.Data, file)).ToList();
        Assert.Equal(
            texts.Select(text => Path.Combine("tenants", text + ".db")).Append("control.db").Order(StringComparer.Ordinal),
            files.Order(StringComparer.Ordinal));
        Assert.Equal(files.Count, files.Select(file => file.TrimEnd('.', ' ')).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public async Task A_tenant_called_as_the_control_database_has_a_database_of_its_own()
    {
        server.Require();
        await using var site = new PostgreSqlSite();
        await using var host = new PostgreSqlHost(site);
        var tenant = new TenantId("control");
        await host.Tenants.ListAsync(Token);

        await host.TenantDatabase.PrepareAsync(tenant, Token);
        await host.Snapshots.SaveAsync(Samples.Key(tenant), new Inventory.Snapshot(Samples.Full(), Samples.Noon), Token);

        var databases = await site.DatabasesAsync();
        Assert.Equal(2, databases.Count);
        Assert.Contains(site.ControlDatabase, databases);
        Assert.Empty(await host.Tenants.ListAsync(Token));
        Assert.NotNull(await host.Snapshots.FindAsync(Samples.Key(tenant), Token));
    }

    [Fact]
    public async Task Ids_that_are_cut_to_the_same_name_have_databases_of_their_own()
    {
        server.Require();
        await using var site = new PostgreSqlSite();
        await using var host = new PostgreSqlHost(site);

        foreach (var text in HostileTenantIds.Awkward.Where(text => text.Length > 40))
        {
            await host.TenantDatabase.PrepareAsync(new TenantId(text), Token);
        }

        var databases = (await site.DatabasesAsync()).Where(name => name != site.ControlDatabase).ToList();
        Assert.Equal(HostileTenantIds.Awkward.Count(text => text.Length > 40), databases.Count);
        Assert.All(databases, name => Assert.InRange(name.Length, 1, 63));
    }

    [Fact]
    public async Task No_tenant_is_given_a_database_of_the_servers_own()
    {
        server.Require();
        await using var own = PrivateServer.NewPostgreSql();
        await own.StartAsync();
        await using var site = new PostgreSqlSite();
        var connection = $"Host=127.0.0.1;Port={own.Port};Username=postgres";
        await using (var host = new PostgreSqlHost(site, options => (options.ConnectionString, options.TenantDatabasePrefix) = (connection + ";Database=shop_control", "template")))
        {
            await host.TenantDatabase.PrepareAsync(new TenantId("0"), Token);
            await host.TenantDatabase.PrepareAsync(new TenantId("1"), Token);
        }

        await using var template = NpgsqlDataSource.Create(connection + ";Database=template1;Pooling=False");
        Assert.Equal(0L, await template.CreateCommand("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").ExecuteScalarAsync(Token));
        Assert.Equal(2L, await template.CreateCommand("SELECT count(*) FROM pg_database WHERE datname LIKE 'template%\\_%'").ExecuteScalarAsync(Token));
    }
}
