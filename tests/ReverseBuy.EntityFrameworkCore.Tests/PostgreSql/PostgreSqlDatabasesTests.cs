using Microsoft.EntityFrameworkCore;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.EntityFrameworkCore.PostgreSql;
using ReverseBuy.EntityFrameworkCore.PostgreSql.Databases;
using ReverseBuy.Inventory;
using ReverseBuy.NextVersion;
using ReverseBuy.Orders;
using ReverseBuy.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;

public sealed class PostgreSqlDatabasesTests(PostgreSqlServer server) : IAsyncLifetime
{
    private readonly PostgreSqlSite _site = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        server.Require();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_start_makes_the_control_database_and_each_tenant_gets_one_of_its_own()
    {
        await using var host = new PostgreSqlHost(_site);
        await host.StartAsync(Token);
        await host.TenantDatabase.PrepareAsync(Samples.Anna, Token);
        await host.TenantDatabase.PrepareAsync(Samples.Boris, Token);

        Assert.Equal([_site.Prefix + "anna", _site.Prefix + "boris", _site.Prefix + "control"], await _site.DatabasesAsync());
    }

    [Fact]
    public async Task Processes_that_prepare_a_tenant_at_the_same_time_make_one_database_of_the_current_schema()
    {
        // Several migrations are due: between two, another process must not begin with the one that is next here.
        await using var first = new PostgreSqlHost(_site, options => options.NextVersion = NextVersionHost.Use);
        await using var second = new PostgreSqlHost(_site, options => options.NextVersion = NextVersionHost.Use);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(
            () => (number % 2 == 0 ? first : second).TenantDatabase.PrepareAsync(Samples.Anna, Token).AsTask(), Token)));

        await using var context = await first.Databases.ReadTenantAsync(Samples.Anna, Token);
        Assert.InRange(context.Database.GetMigrations().Count(), 2, int.MaxValue);
        Assert.Equal(context.Database.GetMigrations(), await context.Database.GetAppliedMigrationsAsync(Token));
        Assert.Equal([_site.Prefix + "anna", _site.ControlDatabase], await _site.DatabasesAsync());
    }

    [Fact]
    public async Task A_copied_database_is_what_a_migrated_one_is_and_is_nobody_elses()
    {
        await using var copying = new PostgreSqlHost(_site);
        await copying.TenantDatabase.PrepareAsync(Samples.Anna, Token);
        await using var migrating = new PostgreSqlHost(_site, options => options.TenantTemplate = false);
        await migrating.TenantDatabase.PrepareAsync(Samples.Boris, Token);

        await using var copied = await copying.Databases.ReadTenantAsync(Samples.Anna, Token);
        await using var migrated = await migrating.Databases.ReadTenantAsync(Samples.Boris, Token);
        var schema = await SchemaAsync(migrated);
        Assert.InRange(schema.Count, 100, int.MaxValue);
        Assert.Equal(schema, await SchemaAsync(copied));
        Assert.Equal(await migrated.Database.GetAppliedMigrationsAsync(Token), await copied.Database.GetAppliedMigrationsAsync(Token));

        // The server has it under the name of its version, for the next one.
        var template = TenantTemplate.Prefix + copying.Schema.Versions[^1].Split('_')[0];
        Assert.NotEmpty(await copied.Database.SqlQuery<string>($"SELECT datname FROM pg_database WHERE starts_with(datname, {template}) AND NOT datallowconn").ToListAsync(Token));
    }

    [Fact]
    public async Task The_migrations_say_all_that_the_models_say()
    {
        await using var host = new PostgreSqlHost(_site);
        await host.TenantDatabase.PrepareAsync(Samples.Anna, Token);
        await using var control = await host.Databases.ReadControlAsync(Token);
        await using var tenant = await host.Databases.ReadTenantAsync(Samples.Anna, Token);
        Assert.False(control.Database.HasPendingModelChanges());
        Assert.False(tenant.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task What_one_tenant_stores_the_other_cannot_read_and_both_read_it_again_after_a_restart()
    {
        await using (var host = new PostgreSqlHost(_site))
        {
            await host.TenantDatabase.PrepareAsync(Samples.Anna, Token);
            await host.TenantDatabase.PrepareAsync(Samples.Boris, Token);
            await host.Snapshots.SaveAsync(Samples.Key(Samples.Anna), new Snapshot(Samples.Full("留"), Samples.Noon), Token);
            await host.Credentials.SaveAsync(Samples.Anna, Samples.Marketplace, Samples.Account, new AccountCredentials("secret-token"), new Actor(ActorKind.Host, "test"), Token);
            Assert.Null(await host.Snapshots.FindAsync(Samples.Key(Samples.Boris), Token));
        }

        await using var restarted = new PostgreSqlHost(_site);
        Assert.Equal("留", (await restarted.Snapshots.FindAsync(Samples.Key(Samples.Anna), Token))!.Product.Title);
        Assert.Equal("secret-token", (await restarted.Credentials.FindAsync(Samples.Anna, Samples.Marketplace, Samples.Account, Token))!.AccessToken);
        Assert.Null(await restarted.Credentials.FindAsync(Samples.Boris, Samples.Marketplace, Samples.Account, Token));
    }

    [Fact]
    public async Task An_unknown_tenant_is_refused_and_no_database_is_made_for_it()
    {
        await using var host = new PostgreSqlHost(_site);
        await Assert.ThrowsAsync<UnknownTenantException>(() => host.Snapshots.FindAsync(Samples.Key(Samples.Anna), Token).AsTask());
        await Assert.ThrowsAsync<UnknownTenantException>(() => host.Snapshots.FindAsync(Samples.Key(default), Token).AsTask());
        await Assert.ThrowsAsync<ArgumentException>(() => host.TenantDatabase.PrepareAsync(default, Token).AsTask());
        Assert.Empty(await _site.DatabasesAsync());
    }

    [Fact]
    public async Task A_database_put_in_the_place_of_another_tenants_is_refused()
    {
        await using (var host = new PostgreSqlHost(_site))
        {
            await host.TenantDatabase.PrepareAsync(Samples.Anna, Token);
        }

        await _site.ExecuteAsync($"ALTER DATABASE \"{_site.Prefix}anna\" RENAME TO \"{_site.Prefix}boris\"");
        await using var restarted = new PostgreSqlHost(_site);
        var fault = await Assert.ThrowsAsync<ReverseBuyException>(() => restarted.Snapshots.FindAsync(Samples.Key(Samples.Boris), Token).AsTask());
        Assert.Equal("storage.wrong_tenant", fault.Code);
    }

    [Fact]
    public async Task Long_tenant_ids_that_begin_alike_have_databases_of_their_own()
    {
        var (one, two) = (new TenantId(new string('a', 62) + "1"), new TenantId(new string('a', 62) + "2"));
        await using var host = new PostgreSqlHost(_site);
        await host.TenantDatabase.PrepareAsync(one, Token);
        await host.TenantDatabase.PrepareAsync(two, Token);
        await host.Snapshots.SaveAsync(Samples.Key(one), new Snapshot(Samples.Full(), Samples.Noon), Token);

        Assert.Null(await host.Snapshots.FindAsync(Samples.Key(two), Token));
        Assert.All(await _site.DatabasesAsync(), name => Assert.True(name.Length <= 63, name));
        Assert.Equal(2, (await _site.DatabasesAsync()).Count(name => name != _site.ControlDatabase));
    }

    [Fact]
    public async Task Tenants_and_their_accounts_are_listed_in_order_of_id_byte_by_byte()
    {
        await using var host = new PostgreSqlHost(_site);
        foreach (var id in new[] { "b-1", "b1", "a", "b-0" })
        {
            await host.Tenants.SaveAsync(
                new Tenant
                {
                    Id = new TenantId(id),
                    Name = "代购",
                    Accounts = new Dictionary<MarketplaceId, BuyingAccountId> { [Samples.Marketplace] = Samples.Account },
                },
                Token);
        }

        var tenants = await host.Tenants.ListAsync(Token);
        Assert.Equal(["a", "b-0", "b-1", "b1"], tenants.Select(tenant => tenant.Id.Value));
        Assert.Equal(Samples.Account, tenants[0].Accounts[Samples.Marketplace]);
    }

    [Fact]
    public async Task Active_tenants_are_counted_and_listed_page_by_page_and_others_are_not()
    {
        await using var host = new PostgreSqlHost(_site);
        foreach (var id in new[] { "b-1", "b1", "a", "b-0", "c" })
        {
            await host.Tenants.SaveAsync(
                new Tenant { Id = new TenantId(id), Name = "代购", State = id == "b-1" ? TenantState.Suspended : TenantState.Active }, Token);
        }

        var seen = new List<string>();
        for (TenantId? last = null; ;)
        {
            var page = await host.Tenants.ListActiveAsync(last, 0, 2, Token);
            seen.AddRange(page.Select(tenant => tenant.Value));
            if (page.Count < 2)
            {
                break;
            }

            last = page[^1];
        }

        Assert.Equal(["a", "b-0", "b1", "c"], seen);
        Assert.Equal(4, await host.Tenants.CountActiveAsync(Token));
        Assert.Equal("b1", Assert.Single(await host.Tenants.ListActiveAsync(null, 2, 1, Token)).Value);
        Assert.Equal("b1", Assert.Single(await host.Tenants.ListActiveAsync(new TenantId("b-1"), 0, 1, Token)).Value);
        Assert.Empty(await host.Tenants.ListActiveAsync(new TenantId("c"), 0, 9, Token));
    }

    [Theory]
    [InlineData("ConnectionString", "")]
    [InlineData("ConnectionString", "Host")]
    [InlineData("ConnectionString", "Username=somebody")]
    [InlineData("TenantDatabasePrefix", "Agents-")]
    [InlineData("TenantDatabasePrefix", "")]
    [InlineData("TenantDatabasePrefix", "reversebuy_template_")]
    [InlineData("MaintenanceDatabase", " ")]
    [InlineData("LockTimeout", "00:00:00")]
    [InlineData("ConnectionsPerTenant", "1")]
    [InlineData("MaxConnections", "1")]
    [InlineData("ConnectionTimeout", "00:00:00")]
    public async Task Options_that_make_no_sense_fail_at_start_and_are_named(string key, string value)
    {
        await using var host = new PostgreSqlHost(_site, options =>
        {
            var property = typeof(PostgreSqlStorageOptions).GetProperty(key)!;
            property.SetValue(options, property.PropertyType == typeof(TimeSpan) ? TimeSpan.Parse(value, null)
                : property.PropertyType == typeof(int) ? int.Parse(value, null)
                : value);
        });

        var fault = await Assert.ThrowsAsync<ConfigurationException>(() => host.StartAsync(Token));
        Assert.Contains($"ReverseBuy:PostgreSql:{key}", fault.Message, StringComparison.Ordinal);
    }

    private static async Task<List<string>> SchemaAsync(TenantDbContext context) => await context.Database.SqlQuery<string>(
        $"""
        SELECT * FROM (
            SELECT concat_ws(' ', table_name, column_name, data_type, character_maximum_length, is_nullable, column_default, is_identity, collation_name)
            FROM information_schema.columns WHERE table_schema = 'public'
            UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
            UNION ALL SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
            UNION ALL SELECT concat_ws(' ', pg_encoding_to_char(encoding), datcollate, datctype, datallowconn, datistemplate) FROM pg_database WHERE datname = current_database()
        ) AS parts(part) ORDER BY part COLLATE "C"
        """).ToListAsync(Token);
}
