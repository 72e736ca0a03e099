using System.Diagnostics.Metrics;
using ReverseBuy.Auditing;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Tests.Auditing;

/// <summary>Uses of credentials are counted in memory and written at intervals, and none is lost for a database that is away.</summary>
public sealed class CredentialUseTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_counted_is_written_at_the_interval_in_one_commit_for_each_tenant_that_used_any()
    {
        await using var host = await AuditHost.StartAsync();
        host.Use(AuditHost.Anna, 1000);
        host.Uses.NoteRefusal(AuditHost.ContextOf(AuditHost.Anna), AuditHost.Taobao, CredentialPurpose.Call);
        host.Uses.NoteUse(AuditHost.ContextOf(AuditHost.Anna, "second"), AuditHost.Taobao, CredentialPurpose.Renewal);
        Assert.Empty(host.Store.Writes);

        await host.PassAsync();

        Assert.Equal([AuditHost.Anna], host.Store.Writes);
        Assert.Equal(
            [("main", CredentialPurpose.Call, AuditHost.Noon, 1000L, 1L), ("second", CredentialPurpose.Renewal, AuditHost.Noon, 1L, 0L)],
            (await host.UsesOfAsync(AuditHost.Anna))
                .OrderBy(use => use.Account.Value, StringComparer.Ordinal)
                .Select(use => (use.Account.Value, use.Purpose, use.Hour, use.Count, use.Refused)));
        Assert.Empty(await host.UsesOfAsync(AuditHost.Boris));
    }

    [Fact]
    public async Task What_was_counted_last_is_written_when_the_host_stops()
    {
        await using var host = await AuditHost.StartAsync();
        host.Use(AuditHost.Anna, 3);
        host.Use(AuditHost.Boris, 4);

        await host.StopAsync();

        Assert.Equal(3, Assert.Single(await host.UsesOfAsync(AuditHost.Anna)).Count);
        Assert.Equal(4, Assert.Single(await host.UsesOfAsync(AuditHost.Boris)).Count);
    }

    [Fact]
    public async Task Each_use_counts_in_its_own_hour()
    {
        await using var host = await AuditHost.StartAsync();
        host.Use(AuditHost.Anna, 2);
        host.Time.SetUtcNow(AuditHost.Noon.AddHours(1).AddTicks(-1));
        host.Use(AuditHost.Anna, 3);
        host.Time.SetUtcNow(AuditHost.Noon.AddHours(1));
        host.Use(AuditHost.Anna, 4);

        await host.StopAsync();

        Assert.Equal(
            [(AuditHost.Noon, 5L), (AuditHost.Noon.AddHours(1), 4L)],
            (await host.UsesOfAsync(AuditHost.Anna)).OrderBy(use => use.Hour).Select(use => (use.Hour, use.Count)));
    }

    [Fact]
    public async Task A_database_that_is_away_holds_up_no_other_and_loses_nothing()
    {
        await using var host = await AuditHost.StartAsync();
        host.Store.Down[AuditHost.Anna] = true;
        host.Use(AuditHost.Anna, 3);
        host.Use(AuditHost.Boris, 4);

        await host.PassAsync();
        await host.PassAsync();
        Assert.Equal([AuditHost.Boris], host.Store.Writes);
        Assert.Equal(2, host.Store.Failures);
        Assert.Contains(host.Journal.Lines, line => line.Contains("could not be written (databases: 1; the first: InvalidOperationException)", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Journal.Lines, line => line.Contains("hunter2", StringComparison.Ordinal));

        host.Use(AuditHost.Anna, 2);
        host.Store.Down.Clear();
        await host.PassAsync();

        Assert.Equal(5, (await host.UsesOfAsync(AuditHost.Anna)).Sum(use => use.Count));
        Assert.Equal(4, (await host.UsesOfAsync(AuditHost.Boris)).Sum(use => use.Count));
    }

    [Fact]
    public async Task Whoever_counts_while_it_is_written_is_counted_once()
    {
        const int Threads = 4;
        const int Times = 20_000;
        await using var host = await AuditHost.StartAsync();
        var counting = Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => Task.Run(() => host.Use(AuditHost.Anna, Times), Token)));

        for (var passes = 0; passes < 50; passes++)
        {
            await host.PassAsync();
        }

        await counting;
        await host.StopAsync();

        Assert.Equal(Threads * Times, (await host.UsesOfAsync(AuditHost.Anna)).Sum(use => use.Count));
    }

    [Fact]
    public async Task What_there_is_no_room_for_is_told_as_lost_and_waits_for_nobody()
    {
        const int Room = 65_536;
        await using var host = await AuditHost.StartAsync();
        var lost = 0L;
        using var ears = Listen(count => lost += count);
        for (var number = 0; number < Room + 7; number++)
        {
            host.Uses.NoteUse(AuditHost.ContextOf(AuditHost.Anna, $"account-{number}"), AuditHost.Taobao, CredentialPurpose.Call);
        }

        Assert.Equal(7, lost);
        host.Uses.NoteUse(AuditHost.ContextOf(AuditHost.Anna, "account-0"), AuditHost.Taobao, CredentialPurpose.Call);
        await host.StopAsync();
        Assert.Equal(
            [2L],
            (await host.Audit.ListUsesAsync(AuditHost.Anna, new() { Account = new BuyingAccountId("account-0") }, Token)).Select(use => use.Count));
    }

    [Fact]
    public async Task Hours_are_kept_as_long_as_the_options_say()
    {
        await using var host = await AuditHost.StartAsync();
        host.Use(AuditHost.Anna);
        await host.PassAsync();
        host.Time.SetUtcNow(AuditHost.Noon.AddDays(30).AddHours(1));
        host.Use(AuditHost.Anna);

        await host.StopAsync();

        Assert.Equal(AuditHost.Noon.AddDays(30).AddHours(1), Assert.Single(await host.UsesOfAsync(AuditHost.Anna)).Hour);
    }

    [Fact]
    public async Task A_tenant_of_the_same_id_begins_at_nothing()
    {
        await using var host = await AuditHost.StartAsync();
        host.Use(AuditHost.Anna, 3);
        host.Uses.NoteCallback(AuditHost.RegistrationOf(AuditHost.Anna), isGenuine: true);
        host.Uses.NoteCallback(AuditHost.RegistrationOf(owner: null), isGenuine: false);

        await host.Get<ITenantLifecycle>().DeleteAsync(AuditHost.Anna, Token);
        host.Use(AuditHost.Anna, 5);
        host.Uses.NoteCallback(AuditHost.RegistrationOf(AuditHost.Anna), isGenuine: true);
        await host.PassAsync();
        await host.Get<ITenants>().OnboardAsync(AuditHost.Anna, "Another Anna", Token);

        Assert.Empty(await host.UsesOfAsync(AuditHost.Anna));
        Assert.Empty(await host.Audit.ListRegistrationUsesAsync(AuditHost.Anna, new(), Token));
        var use = Assert.Single(await host.Audit.ListRegistrationUsesAsync(null, new(), Token));
        Assert.Equal((1L, 1L), (use.Count, use.Refused));
    }

    // Nobody else here has so much to count that any of it is lost.
    private static MeterListener Listen(Action<long> lose)
    {
        var ears = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "reversebuy.tenancy.credential_uses")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        ears.SetMeasurementEventCallback<long>((_, count, tags, _) =>
        {
            if (tags.ToArray().Any(tag => tag.Value is "lost"))
            {
                lose(count);
            }
        });
        ears.Start();
        return ears;
    }
}
