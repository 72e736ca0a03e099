using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReverseBuy.NextVersion;
using ReverseBuy.Orders;
using ReverseBuy.Schemas;
using ReverseBuy.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.Tests.Schemas;

/// <summary>Runs of migrations, on whatever engine a derived class brings.</summary>
public abstract class TenantMigrationTests : IAsyncLifetime
{
    /// <summary>The version that all tenants are at to begin with, which is the released one. The hosts that are started are of the next, which adds columns to orders.</summary>
    protected abstract string Released { get; }

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>How many tenants a whole run has.</summary>
    protected abstract int Crowd { get; }

    /// <summary>How many steps lie between two kills.</summary>
    protected abstract int KillStride { get; }

    public abstract ValueTask InitializeAsync();

    public abstract ValueTask DisposeAsync();

    [Fact]
    public async Task Tenants_that_are_behind_are_migrated_once_and_the_next_run_touches_no_database()
    {
        var tenants = await MakeBehindAsync(Crowd);
        await using var host = await StartAsync();
        var first = new MigrationProcess(host);
        var plan = await first.Migrations.PlanAsync(new MigrationRunOptions(), Token);
        Assert.Equal(tenants, plan.Tenants.Select(tenant => tenant.Tenant));
        Assert.All(plan.Tenants, tenant => Assert.Contains(plan.Target, tenant.Pending));
        Assert.Empty(first.Begun);

        var progress = new List<MigrationProgress>();
        var report = await first.Migrations.RunAsync(new MigrationRunOptions { Parallelism = 8 }, new Recording(progress), Token);

        Assert.Equal((MigrationRunOutcome.Completed, Crowd), (report.Outcome, report.Count(MigrationOutcome.Migrated)));
        Assert.Equal(tenants, first.Changed.OrderBy(tenant => tenant.Value, StringComparer.Ordinal));
        Assert.Equal(Enumerable.Range(1, Crowd), progress.Select(step => step.Through));
        Assert.All(await host.Ledger.ListAsync(Token), record =>
        {
            Assert.Equal((report.Target, MigrationState.Succeeded, report.Run, 1), (record.Version, record.State, record.Run, record.Attempts));
            Assert.NotNull(record.EndedAt);
        });
        await AssertWholeAsync(host, tenants);

        await host.DisposeAsync();
        await using var later = await StartAsync();
        var second = new MigrationProcess(later);
        var again = await second.Migrations.RunAsync(new MigrationRunOptions(), null, Token);
        Assert.Equal((MigrationRunOutcome.Completed, Crowd), (again.Outcome, again.Count(MigrationOutcome.UpToDate)));
        Assert.Empty(second.Begun);
    }

    [Fact]
    public async Task One_that_fails_is_reported_and_alone_tried_again()
    {
        var tenants = await MakeBehindAsync(Crowd);
        await BreakAsync(tenants[3]);
        await using var host = await StartAsync();
        var first = new MigrationProcess(host);
        var report = await first.Migrations.RunAsync(new MigrationRunOptions { StopAfter = FailureThreshold.Share(0.5m) }, null, Token);

        Assert.Equal((MigrationRunOutcome.CompletedWithFailures, Crowd - 1), (report.Outcome, report.Count(MigrationOutcome.Migrated)));
        var failed = Assert.Single(report.Tenants, tenant => tenant.Outcome == MigrationOutcome.Failed);
        Assert.Equal(tenants[3], failed.Tenant);
        Assert.Contains("Exception", failed.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("season", failed.Error, StringComparison.Ordinal);
        var record = Assert.Single(await host.Ledger.ListAsync(Token), record => record.State == MigrationState.Failed);
        Assert.Equal((tenants[3], failed.Error, 1), (record.Tenant, record.Error, record.Attempts));
        using (var json = JsonDocument.Parse(report.ToJson()))
        {
            Assert.Equal("CompletedWithFailures", json.RootElement.GetProperty("outcome").GetString());
            Assert.Equal(Crowd, json.RootElement.GetProperty("tenants").GetArrayLength());
            Assert.Equal(tenants[0].Value, json.RootElement.GetProperty("tenants")[0].GetProperty("tenant").GetString());
        }

        await MendAsync(tenants[3]);
        var second = new MigrationProcess(host);
        var again = await second.Migrations.RunAsync(new MigrationRunOptions(), null, Token);
        Assert.Equal((MigrationRunOutcome.Completed, 1), (again.Outcome, again.Count(MigrationOutcome.Migrated)));
        Assert.Equal([tenants[3]], second.Begun);
        Assert.Equal(2, again.Tenants.Single(tenant => tenant.Tenant == tenants[3]).Attempts);
        await AssertWholeAsync(host, tenants);
    }

    [Fact]
    public async Task Nothing_is_begun_once_too_many_have_failed()
    {
        var tenants = await MakeBehindAsync(6);
        await BreakAsync(tenants[1]);
        await BreakAsync(tenants[2]);
        await using var host = await StartAsync();
        var process = new MigrationProcess(host);
        var report = await process.Migrations.RunAsync(new MigrationRunOptions { Parallelism = 1, StopAfter = FailureThreshold.Count(2) }, null, Token);

        Assert.Equal(MigrationRunOutcome.StoppedByFailures, report.Outcome);
        Assert.Equal(tenants.Take(3), process.Begun);
        Assert.Equal(
            [MigrationOutcome.Migrated, MigrationOutcome.Failed, MigrationOutcome.Failed, MigrationOutcome.NotTried, MigrationOutcome.NotTried, MigrationOutcome.NotTried],
            report.Tenants.Select(tenant => tenant.Outcome));
    }

    [Fact]
    public async Task Canaries_come_first_and_nobody_follows_one_that_fails()
    {
        var tenants = await MakeBehindAsync(4);
        await BreakAsync(tenants[3]);
        await using var host = await StartAsync();
        var process = new MigrationProcess(host);
        var options = new MigrationRunOptions { Canaries = [tenants[2], tenants[3]], StopAfter = FailureThreshold.Count(100) };
        var report = await process.Migrations.RunAsync(options, null, Token);
        Assert.Equal(MigrationRunOutcome.StoppedByCanary, report.Outcome);
        Assert.Equal([tenants[2], tenants[3]], process.Begun.OrderBy(tenant => tenant.Value, StringComparer.Ordinal));
        Assert.Equal(2, report.Count(MigrationOutcome.NotTried));

        await MendAsync(tenants[3]);
        var second = new MigrationProcess(host);
        Assert.Equal(MigrationRunOutcome.Completed, (await second.Migrations.RunAsync(options, null, Token)).Outcome);
        Assert.Equal(tenants[3], second.Begun[0]);
        await AssertWholeAsync(host, tenants);
    }

    [Fact]
    public async Task Only_the_tenants_that_are_named_are_migrated_and_a_name_that_is_nobodys_is_refused()
    {
        var tenants = await MakeBehindAsync(3);
        await using var host = await StartAsync();
        var process = new MigrationProcess(host);
        await Assert.ThrowsAsync<UnknownTenantException>(
            () => process.Migrations.RunAsync(new MigrationRunOptions { Tenants = [tenants[0], new TenantId("nobody")] }, null, Token).AsTask());
        Assert.Empty(process.Begun);

        var report = await process.Migrations.RunAsync(new MigrationRunOptions { Tenants = [tenants[1]] }, null, Token);
        Assert.Equal([tenants[1]], report.Tenants.Select(tenant => tenant.Tenant));
        Assert.Equal([tenants[1]], process.Begun);
    }

    [Fact]
    public async Task Two_runs_at_once_share_the_tenants()
    {
        var tenants = await MakeBehindAsync(Crowd);
        await using var one = await StartAsync();
        await using var other = await StartBesideAsync();
        MigrationProcess[] processes = [new(one), new(other)];
        var reports = await Task.WhenAll(processes.Select(process => Task.Run(
            () => process.Migrations.RunAsync(new MigrationRunOptions(), null, Token).AsTask(), Token)));

        Assert.All(reports, report => Assert.Equal(MigrationRunOutcome.Completed, report.Outcome));
        Assert.Equal(tenants, processes.SelectMany(process => process.Begun).OrderBy(tenant => tenant.Value, StringComparer.Ordinal));
        Assert.Equal(Crowd, reports.Sum(report => report.Count(MigrationOutcome.Migrated)));
        await AssertWholeAsync(one, tenants);
    }

    [Fact]
    public async Task A_run_that_is_killed_between_any_two_steps_is_gone_on_with_by_the_next()
    {
        var options = new MigrationRunOptions { Parallelism = 1 };
        var fatal = 1;
        bool wasKilled;
        do
        {
            var tenants = await MakeBehindAsync(2);
            options = options with { Canaries = [tenants[1]] };
            IReadOnlyList<TenantId> changed;
            await using (var host = await StartAsync())
            {
                var killed = new MigrationProcess(host, fatal);
                await Record.ExceptionAsync(() => killed.Migrations.RunAsync(options, null, Token).AsTask());
                wasKilled = killed.IsDead;
                changed = killed.Changed;
            }

            await ExpireClaimsAsync();
            await using var next = await StartAsync();
            var second = new MigrationProcess(next);
            var report = await second.Migrations.RunAsync(options, null, Token);

            Assert.True(report.Outcome == MigrationRunOutcome.Completed, $"killed at step {fatal}: {report.ToJson()}");
            Assert.Equal(tenants, changed.Concat(second.Changed).OrderBy(tenant => tenant.Value, StringComparer.Ordinal));
            Assert.All(await next.Ledger.ListAsync(Token), record => Assert.Equal((report.Target, MigrationState.Succeeded), (record.Version, record.State)));
            await AssertWholeAsync(next, tenants);
            fatal += KillStride;
        }
        while (wasKilled);

        // Two lists, and claim, migrate and close of each tenant: less would mean that it was not killed everywhere.
        Assert.InRange(fatal, 2 * (2 + (3 * 2)), int.MaxValue);
    }

    [Fact]
    public async Task A_run_that_is_stopped_gives_back_what_it_had_in_hand()
    {
        var tenants = await MakeBehindAsync(3);
        await using var host = await StartAsync();
        using var stop = new CancellationTokenSource();
        var stopped = new MigrationProcess(host)
        {
            OnMigrating = async tenant =>
            {
                if (tenant == tenants[1])
                {
                    await stop.CancelAsync();
                    stop.Token.ThrowIfCancellationRequested();
                }
            },
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped.Migrations.RunAsync(new MigrationRunOptions { Parallelism = 1 }, null, stop.Token).AsTask());
        Assert.Equal(MigrationState.Interrupted, (await host.Ledger.ListAsync(Token)).Single(record => record.Tenant == tenants[1]).State);

        var next = new MigrationProcess(host);
        await next.Migrations.RunAsync(new MigrationRunOptions(), null, Token);
        Assert.Equal([tenants[1], tenants[2]], next.Changed.OrderBy(tenant => tenant.Value, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_claim_that_another_took_over_can_be_neither_prolonged_nor_closed()
    {
        var tenant = (await MakeBehindAsync(1))[0];
        await using var host = await StartAsync();
        var (run, minute) = (new MigrationRunId(new Guid("0193a000-0000-7000-8000-000000000001")), TimeSpan.FromMinutes(1));
        var first = (await host.Ledger.ClaimAsync(tenant, run, minute, Token)).Claim!;
        var refused = await host.Ledger.ClaimAsync(tenant, run, minute, Token);
        Assert.Null(refused.Claim);
        Assert.InRange(refused.HeldFor, TimeSpan.FromTicks(1), minute);
        Assert.True(await host.Ledger.RenewAsync(first, minute, Token));

        await ExpireClaimsAsync();
        var second = (await host.Ledger.ClaimAsync(tenant, run, minute, Token)).Claim!;
        Assert.InRange(second.FencingToken, first.FencingToken + 1, long.MaxValue);
        Assert.Equal(2, second.Record.Attempts);
        Assert.False(await host.Ledger.RenewAsync(first, minute, Token));
        Assert.False(await host.Ledger.CloseAsync(first, new MigrationEnd(MigrationState.Failed, null, "late"), Token));
        Assert.True(await host.Ledger.CloseAsync(second, new MigrationEnd(MigrationState.Succeeded, "v2", null), Token));
        var record = Assert.Single(await host.Ledger.ListAsync(Token));
        Assert.Equal((MigrationState.Succeeded, "v2", null), (record.State, record.Version, record.Error));
    }

    [Fact]
    public async Task A_database_from_a_backup_is_found_behind_by_asking_it()
    {
        var tenant = (await MakeBehindAsync(1))[0];
        await using var host = await StartAsync();
        var process = new MigrationProcess(host);
        await host.Ledger.NoteAsync(tenant, process.Versions[^1], Token);
        Assert.Empty((await process.Migrations.PlanAsync(new MigrationRunOptions(), Token)).Tenants[0].Pending);

        var asking = new MigrationRunOptions { AskDatabases = true };
        Assert.NotEmpty((await process.Migrations.PlanAsync(asking, Token)).Tenants[0].Pending);
        Assert.Equal(1, (await process.Migrations.RunAsync(asking, null, Token)).Count(MigrationOutcome.Migrated));
        await AssertWholeAsync(host, [tenant]);
    }

    [Fact]
    public async Task A_database_that_is_gone_is_a_failure_and_none_is_made()
    {
        var tenants = await MakeBehindAsync(1);
        await using var host = await StartAsync();
        await host.Tenants.SaveAsync(new Tenant { Id = new TenantId("gone"), Name = "gone" }, Token);
        var report = await new MigrationProcess(host).Migrations.RunAsync(new MigrationRunOptions { StopAfter = FailureThreshold.Count(9) }, null, Token);

        Assert.StartsWith("tenant.unknown", Assert.Single(report.Tenants, tenant => tenant.Outcome == MigrationOutcome.Failed).Error, StringComparison.Ordinal);
        Assert.Equal(1, report.Count(MigrationOutcome.Migrated));
        await Assert.ThrowsAsync<UnknownTenantException>(() => host.Schema.FindVersionAsync(new TenantId("gone"), Token).AsTask());
        await AssertWholeAsync(host, tenants);
    }

    [Fact]
    public async Task A_host_that_is_not_to_migrate_refuses_a_tenant_that_is_behind_until_a_run_was_there()
    {
        var tenants = await MakeBehindAsync(2);
        await using var host = await StartAsync(isAutomatic: false);
        var refused = await Assert.ThrowsAsync<TenantSchemaOutdatedException>(() => host.Storage.ReadAsync(tenants[0], Token).AsTask());
        Assert.Equal((tenants[0], Released), (refused.Tenant, refused.Found));
        Assert.Contains($"reversebuy tenants migrate --tenant {tenants[0]}", refused.Message, StringComparison.Ordinal);
        Assert.Contains("AutomaticMigration", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<TenantSchemaOutdatedException>(() => host.Storage.BeginAsync(tenants[0], Token).AsTask());
        Assert.Equal(Released, await host.Schema.FindVersionAsync(tenants[0], Token));

        await new MigrationProcess(host).Migrations.RunAsync(new MigrationRunOptions { Tenants = [tenants[0]] }, null, Token);
        await using var view = await host.Storage.ReadAsync(tenants[0], Token);
        Assert.Empty(await view.Orders.ListAsync(new OrderQuery(), Token));
    }

    [Fact]
    public async Task A_host_that_migrates_by_itself_does_it_at_the_first_use_and_notes_it()
    {
        var tenants = await MakeBehindAsync(2);
        await using var host = await StartAsync(isAutomatic: true);
        await using (var view = await host.Storage.ReadAsync(tenants[0], Token))
        {
            Assert.Empty(await view.Orders.ListAsync(new OrderQuery(), Token));
        }

        var record = Assert.Single(await host.Ledger.ListAsync(Token));
        Assert.Equal((tenants[0], host.Schema.Versions[^1]), (record.Tenant, record.Version));
        Assert.Equal(Released, await host.Schema.FindVersionAsync(tenants[1], Token));
    }

    [Fact]
    public async Task A_database_that_a_newer_host_has_migrated_is_served_and_left_alone()
    {
        var tenant = (await MakeBehindAsync(1))[0];
        await using (var older = await StartAsync())
        {
            await new MigrationProcess(older).Migrations.RunAsync(new MigrationRunOptions(), null, Token);
        }

        const string Newer = "29991231235959_Newer";
        await ExecuteAsync(tenant, $"""INSERT INTO "__EFMigrationsHistory" VALUES ('{Newer}', '11.0.0')""");
        await using var host = await StartAsync(isAutomatic: false);
        await using (var unit = await host.Storage.BeginAsync(tenant, Token))
        {
            await unit.CommitAsync(Token);
        }

        await host.Ledger.NoteAsync(tenant, Newer, Token);
        var process = new MigrationProcess(host);
        var report = await process.Migrations.RunAsync(new MigrationRunOptions(), null, Token);
        Assert.Equal((MigrationOutcome.UpToDate, Newer), (report.Tenants[0].Outcome, report.Tenants[0].After));
        Assert.Empty(process.Begun);
    }

    [Fact]
    public async Task A_tenant_that_is_taken_on_is_in_the_ledger_from_the_beginning()
    {
        await MakeBehindAsync(0);
        await using var host = await StartAsync();
        await host.TenantDatabase.PrepareAsync(Samples.Anna, Token);
        await host.TenantDatabase.PrepareAsync(Samples.Anna, Token);
        var record = Assert.Single(await host.Ledger.ListAsync(Token));
        Assert.Equal((Samples.Anna, host.Schema.Versions[^1], null), (record.Tenant, record.Version, record.State));
    }

    /// <summary>Starts from nothing, with so many tenants at the released version, which no ledger knows of.</summary>
    protected abstract Task<IReadOnlyList<TenantId>> MakeBehindAsync(int count);

    /// <summary>Starts a process of the next version.</summary>
    protected abstract Task<IStorageHost> StartAsync(bool isAutomatic = false);

    /// <summary>Starts a second process at the same databases.</summary>
    protected abstract Task<IStorageHost> StartBesideAsync();

    /// <summary>Lets the time of all claims be over.</summary>
    protected abstract Task ExpireClaimsAsync();

    /// <summary>Executes a statement in a tenant's database.</summary>
    protected abstract Task ExecuteAsync(TenantId tenant, string statement);

    protected static IReadOnlyList<TenantId> Names(int count) => [.. Enumerable.Range(1, count).Select(number => new TenantId($"tenant-{number:0000}"))];

    protected static async Task RegisterAsync(IStorageHost host, IReadOnlyList<TenantId> tenants)
    {
        foreach (var tenant in tenants)
        {
            await host.Tenants.SaveAsync(new Tenant { Id = tenant, Name = tenant.Value }, Token);
        }
    }

    private Task BreakAsync(TenantId tenant) => ExecuteAsync(tenant, Seasons.Break);

    private Task MendAsync(TenantId tenant) => ExecuteAsync(tenant, Seasons.Mend);

    private static async Task AssertWholeAsync(IStorageHost host, IReadOnlyList<TenantId> tenants)
    {
        foreach (var tenant in tenants)
        {
            await using var context = await host.Databases.ReadTenantAsync(tenant, Token);
            Assert.Equal(context.Database.GetMigrations(), await context.Database.GetAppliedMigrationsAsync(Token));
            await using var view = await host.Storage.ReadAsync(tenant, Token);
            Assert.Empty(await view.Orders.ListAsync(new OrderQuery(), Token));
        }
    }

    private sealed class Recording(List<MigrationProgress> steps) : IProgress<MigrationProgress>
    {
        public void Report(MigrationProgress value) => steps.Add(value);
    }
}
