using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ReverseBuy.Connectors;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;
using ReverseBuy.Testing.Storage;
using ReverseBuy.Testing.Suites;
using ReverseBuy.Testing.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;

public sealed class MoveTests(PostgreSqlServer server, TwoServers servers) : IAsyncLifetime
{
    // An odd number, so that every other is taken back: each break costs three databases.
    private static readonly int StepsBetweenBreaks = FullRun.IsAsked ? 1 : 3;

    private readonly PostgreSqlSite _site = new();
    private readonly List<LifeHost> _hosts = [];
    private string _second = string.Empty;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private LifeHost Host => _hosts[0];

    public async ValueTask InitializeAsync()
    {
        server.Require();
        _second = await servers.SecondAsync();
        _hosts.Add(NewHost());
    }

    public async ValueTask DisposeAsync()
    {
        if (_hosts.Count > 0)
        {
            foreach (var tenant in await Host.Get<ITenants>().ListAsync(CancellationToken.None))
            {
                await Host.Life.DeleteAsync(tenant.Id, CancellationToken.None);
            }
        }

        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }

        await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_tenant_is_provisioned_on_the_server_that_was_named_and_moved_with_all_it_has()
    {
        Assert.IsType<ProvisionTenantResult.Provisioned>(await Host.Life.ProvisionAsync(new NewTenant(Samples.Boris, "Boris") { Server = "b" }, Token));
        Assert.Equal((false, true), await WhereAsync(Samples.Boris));
        await FillAnnaAsync();

        var moved = Assert.IsType<MoveTenantResult.Moved>(await Host.Life.MoveAsync(Samples.Anna, "b", Token)).Tenant;

        Assert.Equal(("b", TenantState.Active, null), (moved.Server, moved.State, moved.MovingTo));
        Assert.Equal((false, true), await WhereAsync(Samples.Anna));
        await AssertAllIsThereAsync(Host);
        await Host.CommandAsync(Samples.Anna, Token);
        Assert.IsType<MoveTenantResult.Moved>(await Host.Life.MoveAsync(Samples.Anna, null, Token));
        Assert.Equal((true, false), await WhereAsync(Samples.Anna));
        await AssertAllIsThereAsync(Host);
    }

    [Fact]
    public async Task Who_was_suspended_stays_so_and_another_process_finds_the_tenant_where_it_is()
    {
        await FillAnnaAsync();
        _hosts.Add(NewHost());
        await AssertAllIsThereAsync(_hosts[1]);
        await Host.Life.SuspendAsync(Samples.Anna, "The invoice is open.", Token);

        var moved = Assert.IsType<MoveTenantResult.Moved>(await Host.Life.MoveAsync(Samples.Anna, "b", Token)).Tenant;

        Assert.Equal((TenantState.Suspended, "The invoice is open."), (moved.State, moved.SuspendedFor));

        // It has not been told: its connections were ended, which it notices once; then its database is not there, and it looks for it anew.
        await Assert.ThrowsAsync<PostgresException>(() => AddOrderAsync(_hosts[1], 2));
        await AddOrderAsync(_hosts[1], 2);
        Assert.Equal(2, (await Host.OrdersAsync(Samples.Anna, Token)).Count);
    }

    [Fact]
    public async Task A_move_that_was_broken_off_before_any_step_goes_on_or_is_taken_back()
    {
        await FillAnnaAsync();
        var target = "b";
        for (var calls = 0; ; calls += StepsBetweenBreaks)
        {
            var from = target == "b" ? null : "b";
            Host.Power.CallsLeft = calls;
            var isBroken = false;
            try
            {
                await Host.Life.MoveAsync(Samples.Anna, target, Token);
            }
            catch (PowerLostException)
            {
                isBroken = true;
            }

            Host.Power.CallsLeft = int.MaxValue;
            if (isBroken && calls % 2 == 1)
            {
                // Taken back, if it can be; then moved after all.
                var resumed = Assert.IsType<ChangeTenantResult.Changed>(await Host.Life.ResumeAsync(Samples.Anna, Token)).Tenant;
                Assert.Contains(resumed.Server, new[] { from, target });
                await AssertAllIsThereAsync(Host);
            }

            var moved = Assert.IsType<MoveTenantResult.Moved>(await Host.Life.MoveAsync(Samples.Anna, target, Token)).Tenant;
            Assert.Equal((target, TenantState.Active), (moved.Server, moved.State));
            Assert.Equal((target is null, target is not null), await WhereAsync(Samples.Anna));
            await AssertAllIsThereAsync(Host);
            target = from;
            if (!isBroken)
            {
                // Noted, copied, switched, dropped.
                Assert.True(calls >= 4, $"{calls} steps");
                return;
            }
        }
    }

    [Fact]
    public async Task While_it_is_copied_nobody_gets_in_whoever_was_in_is_put_out_and_what_was_written_is_copied()
    {
        await FillAnnaAsync();
        await using (var unit = await Host.Get<ITenantStorage>().BeginAsync(Samples.Anna, Token))
        {
            await unit.Orders.AddAsync(StorageSamples.Order(2), Token);

            await Host.Get<ITenantServers>().CopyAsync(Samples.Anna, null, "b", Token);

            await Assert.ThrowsAnyAsync<Exception>(() => unit.CommitAsync(Token).AsTask());
        }

        // It has handed on its turn: whoever comes now is refused by the server, not by the queue of this process.
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => AddOrderAsync(Host, 3));
        Assert.NotEqual("storage.busy", (refused as ReverseBuyException)?.Code);
        await Host.Get<ITenantServers>().ReopenAsync(Samples.Anna, null, Token);
        await ForgetAsync(Host);
        await AddOrderAsync(Host, 3);
        Assert.Equal(2, (await Host.OrdersAsync(Samples.Anna, Token)).Count);
    }

    [Fact]
    public async Task Two_names_of_one_server_are_told_apart_from_two_servers_before_anything_is_dropped()
    {
        await FillAnnaAsync();

        await Assert.ThrowsAsync<ConfigurationException>(() => Host.Life.MoveAsync(Samples.Anna, "same", Token).AsTask());

        Assert.IsType<ChangeTenantResult.Changed>(await Host.Life.ResumeAsync(Samples.Anna, Token));
        await AssertAllIsThereAsync(Host);
    }

    // What the watch does when it hears of a change.
    private static async Task ForgetAsync(LifeHost host)
    {
        foreach (var place in host.Get<IEnumerable<ITenantData>>().Where(place => place.IsInMemory))
        {
            await place.DeleteAsync(Samples.Anna, Token);
        }
    }

    private static async Task AddOrderAsync(LifeHost host, int number)
    {
        await using var unit = await host.Get<ITenantStorage>().BeginAsync(Samples.Anna, Token);
        await unit.Orders.AddAsync(StorageSamples.Order(number), Token);
        await unit.CommitAsync(Token);
    }

    private static async Task AssertAllIsThereAsync(LifeHost host)
    {
        Assert.Contains(await host.OrdersAsync(Samples.Anna, Token), order => order.Id == StorageSamples.OrderId(1));
        Assert.NotNull(await host.FindRecipientAsync(Samples.Anna, Token));
        Assert.Equal("secret-token", (await host.Get<ICredentialStore>().FindAsync(Samples.Anna, Samples.Marketplace, Samples.Account, Token))!.AccessToken);
    }

    private async Task FillAnnaAsync()
    {
        await Host.Life.ProvisionAsync(new NewTenant(Samples.Anna, "Anna"), Token);
        await Host.FillAsync(Samples.Anna, Token);
    }

    private async Task<(bool OnFirst, bool OnSecond)> WhereAsync(TenantId tenant)
    {
        return (await HasAsync(PostgreSqlServer.ConnectionString), await HasAsync(_second));

        async Task<bool> HasAsync(string connectionString)
        {
            await using var source = NpgsqlDataSource.Create(connectionString + ";Database=postgres;Pooling=False");
            await using var ask = source.CreateCommand("SELECT count(*) FROM pg_database WHERE datname = $1");
            ask.Parameters.Add(new NpgsqlParameter { Value = _site.Prefix + tenant.Value });
            return (long)(await ask.ExecuteScalarAsync(Token))! > 0;
        }
    }

    private LifeHost NewHost() => new(builder =>
    {
        builder.Services.AddDataProtection().SetApplicationName("tests").PersistKeysToFileSystem(new DirectoryInfo(_site.Keys));
        builder.UsePostgreSql(options =>
        {
            options.ConnectionString = _site.ConnectionString(_site.ControlDatabase);
            options.TenantDatabasePrefix = _site.Prefix;
            options.Servers["b"] = _second;
            options.Servers["same"] = PostgreSqlServer.ConnectionString;
        });
    });
}
