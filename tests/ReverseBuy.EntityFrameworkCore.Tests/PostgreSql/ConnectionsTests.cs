using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using ReverseBuy.EntityFrameworkCore.PostgreSql.Databases;
using ReverseBuy.Inventory;
using ReverseBuy.Testing.Storage;

namespace ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;

public sealed class ConnectionsTests(PostgreSqlServer server) : IAsyncLifetime
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
    public async Task Thirty_two_at_work_for_one_tenant_share_two_connections_and_each_comes_to_an_end()
    {
        await using var host = new PostgreSqlHost(_site);
        await host.TenantDatabase.PrepareAsync(Samples.Anna, Token);
        using var over = new CancellationTokenSource();
        var most = MostConnectionsAsync($"{_site.Prefix}anna", over.Token);

        await Parallel.ForEachAsync(Enumerable.Range(0, 32), new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = Token }, async (worker, token) =>
        {
            for (var turn = 0; turn < 5; turn++)
            {
                await using (var unit = await host.Storage.BeginAsync(Samples.Anna, token))
                {
                    await unit.Orders.AddAsync(StorageSamples.Order((worker * 5) + turn + 1), token);

                    // What is read beside an open unit of work needs the other connection.
                    await host.Snapshots.FindAsync(Samples.Key(Samples.Anna), token);
                    await unit.CommitAsync(token);
                }

                await using var view = await host.Storage.ReadAsync(Samples.Anna, token);
                Assert.NotNull(await view.Orders.FindAsync(StorageSamples.OrderId((worker * 5) + turn + 1), token));
            }
        });

        await over.CancelAsync();
        Assert.InRange(await most, 1, 2);
    }

    [Fact]
    public async Task More_tenants_than_there_are_connections_for_all_get_on_and_the_server_sees_no_more()
    {
        var tenants = Enumerable.Range(0, 6).Select(number => new TenantId($"t{number}")).ToList();
        await using var host = new PostgreSqlHost(_site, options => options.MaxConnections = 4);
        await server.PrepareAsync(_site, host, tenants);
        using var over = new CancellationTokenSource();
        var most = MostConnectionsAsync($"{_site.Prefix}t_", over.Token);

        // Four of them never pause.
        var flood = tenants.Take(4).SelectMany(tenant => Enumerable.Range(0, 4).Select(_ => Task.Run(
            async () =>
            {
                var done = 0;
                for (; !over.IsCancellationRequested; done++)
                {
                    await host.Snapshots.SaveAsync(Samples.Key(tenant), new Snapshot(Samples.Full("留"), Samples.Noon), Token);
                }

                return done;
            },
            Token))).ToList();
        foreach (var quiet in tenants.Skip(4).Concat(tenants.Skip(4)))
        {
            await host.Snapshots.SaveAsync(Samples.Key(quiet), new Snapshot(Samples.Full("留"), Samples.Noon), Token);
            Assert.NotNull(await host.Snapshots.FindAsync(Samples.Key(quiet), Token));
        }

        await over.CancelAsync();
        Assert.All(await Task.WhenAll(flood), done => Assert.True(done > 0));
        Assert.InRange(await most, 1, 4);
    }

    [Fact]
    public async Task Nothing_is_kept_of_a_tenant_that_nobody_used_for_half_a_minute_and_it_is_found_again()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = new PostgreSqlHost(_site, time: time);
        await host.TenantDatabase.PrepareAsync(Samples.Anna, Token);
        var databases = (PostgreSqlDatabases)host.Databases;
        var held = await host.Databases.ReadTenantAsync(Samples.Anna, Token);
        for (var second = 0; second < 60; second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.True(databases.Holds(Samples.Anna), "It was closed under somebody's hands.");
        Assert.True(await held.Database.CanConnectAsync(Token));
        await held.DisposeAsync();
        for (var second = 0; second < 40; second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.False(databases.Holds(Samples.Anna));
        Assert.Equal(0, await CountAsync($"{_site.Prefix}anna"));
        Assert.Null(await host.Snapshots.FindAsync(Samples.Key(Samples.Anna), Token));
    }

    [Fact]
    public async Task A_command_that_has_just_begun_when_its_tenants_connections_are_let_go_is_told_to_come_again()
    {
        await using var host = new PostgreSqlHost(_site);
        await host.TenantDatabase.PrepareAsync(Samples.Anna, Token);
        var databases = (PostgreSqlDatabases)host.Databases;
        await using var begun = await host.Databases.ReadTenantAsync(Samples.Anna, Token);
        Assert.True(databases.Forget(Samples.Anna));

        var fault = await Assert.ThrowsAsync<ReverseBuyException>(() => begun.Database.ExecuteSqlRawAsync("SELECT 1", Token));
        Assert.Equal((DatabaseUses.ClosedCode, true), (fault.Code, fault.IsTransient));
        Assert.Null(await host.Snapshots.FindAsync(Samples.Key(Samples.Anna), Token));
    }

    [Fact]
    public async Task While_connections_are_let_go_again_and_again_whatever_begins_ends_well_or_is_told_to_come_again()
    {
        await using var host = new PostgreSqlHost(_site);
        await host.TenantDatabase.PrepareAsync(Samples.Anna, Token);
        var databases = (PostgreSqlDatabases)host.Databases;
        var forgotten = 0;
        var faults = new System.Collections.Concurrent.ConcurrentBag<Exception>();
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Token }, async (_, token) =>
        {
            try
            {
                await host.Snapshots.SaveAsync(Samples.Key(Samples.Anna), new Snapshot(Samples.Full("留"), Samples.Noon), token);
                await host.Snapshots.FindAsync(Samples.Key(Samples.Anna), token);
            }
            catch (Exception exception)
            {
                faults.Add(exception);
            }

            // Under the hands of seven others.
            Interlocked.Add(ref forgotten, databases.Forget(Samples.Anna) ? 1 : 0);
        });

        Assert.True(forgotten > 0);
        Assert.All(faults, fault => Assert.Equal((DatabaseUses.ClosedCode, true), ((fault as ReverseBuyException)?.Code, (fault as ReverseBuyException)?.IsTransient)));
        Assert.NotNull(await host.Snapshots.FindAsync(Samples.Key(Samples.Anna), Token));
    }

    [Fact]
    public async Task A_database_that_was_dropped_is_looked_for_anew()
    {
        await using var host = new PostgreSqlHost(_site);
        await host.TenantDatabase.PrepareAsync(Samples.Anna, Token);
        Assert.Null(await host.Snapshots.FindAsync(Samples.Key(Samples.Anna), Token));
        await _site.ExecuteAsync($"DROP DATABASE \"{_site.Prefix}anna\" WITH (FORCE)");

        // The connections that are open do not know it yet.
        await Assert.ThrowsAnyAsync<Exception>(() => host.Snapshots.FindAsync(Samples.Key(Samples.Anna), Token).AsTask());
        await Assert.ThrowsAsync<UnknownTenantException>(async () =>
        {
            for (var look = 0; look < 3; look++)
            {
                try
                {
                    await host.Snapshots.FindAsync(Samples.Key(Samples.Anna), Token);
                }
                catch (Exception exception) when (exception is ReverseBuyException { IsTransient: true } or NpgsqlException)
                {
                }
            }
        });
    }

    private async Task<long> MostConnectionsAsync(string like, CancellationToken cancellationToken)
    {
        var most = 0L;
        while (!cancellationToken.IsCancellationRequested)
        {
            most = Math.Max(most, await CountAsync(like));
        }

        return most;
    }

    private async Task<long> CountAsync(string like)
    {
        await using var source = NpgsqlDataSource.Create(_site.ConnectionString("postgres") + ";Application Name=counting");
        await using var ask = source.CreateCommand("SELECT count(*) FROM pg_stat_activity WHERE datname LIKE $1 AND application_name = 'ReverseBuy'");
        ask.Parameters.Add(new NpgsqlParameter { Value = like });
        return (long)(await ask.ExecuteScalarAsync(CancellationToken.None))!;
    }
}
