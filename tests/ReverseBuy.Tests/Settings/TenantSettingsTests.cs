using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Orders;
using ReverseBuy.Settings;
using ReverseBuy.Tenancy;
using static ReverseBuy.Tests.Settings.SettingsHost;

namespace ReverseBuy.Tests.Settings;

public sealed class TenantSettingsTests
{
    private const string Contact = "王小明";
    private const string Phone = "13800000000";
    private static readonly Actor By = new(ActorKind.Operator, "o-7");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_changed_holds_at_once_is_over_the_hosts_and_is_noted_with_who_and_what()
    {
        await using var host = await StartAsync(configure: options =>
        {
            options.Orders.AbsorbedRise = 0.02m;
            options.Tenancy.Defaults = new TenantSettings { Languages = ["zh"], Quotas = new QuotaSettings { OrdersADay = 500 } };
        });
        Assert.Equal((0.02m, 500), (await HoldsAsync(host) is var before ? before.AbsorbedRise : 0, before.OrdersADay));

        await ChangedAsync(host, new TenantSettings { Languages = ["en", "pt-BR"], Quotas = new QuotaSettings { LiveCallsAMinute = 60 } }, 0);
        var changes = host.Directory.Changes;
        await ChangedAsync(host, new TenantSettings { Languages = ["en"], Tolerance = new ToleranceSettings { AbsorbedRise = 0.10m } }, 1);

        var holds = await HoldsAsync(host);
        Assert.Equal((0.10m, 500, null), (holds.AbsorbedRise, holds.OrdersADay, holds.LiveCallsAMinute));
        Assert.Equal(["en"], holds.Languages);
        Assert.NotEqual(changes, host.Directory.Changes);
        Assert.Equal(["zh"], (await host.Effective.GetAsync(Boris, Token)).Languages);
        var notes = await host.Desk.ListChangesAsync(Anna, cancellationToken: Token);
        Assert.Equal([2L, 1L], notes.Select(note => note.Version));
        Assert.Equal(By, notes[0].By);
        Assert.Equal(
            [
                new SettingDifference("languages", "en, pt-BR", "en"),
                new SettingDifference("quotas.liveCallsAMinute", "60", null),
                new SettingDifference("tolerance.absorbedRise", null, "0.1"),
            ],
            notes[0].Differences);
        Assert.Equal([1L], (await host.Desk.ListChangesAsync(Anna, before: 2, cancellationToken: Token)).Select(note => note.Version));
    }

    [Fact]
    public async Task Of_two_who_change_the_same_version_one_is_told_what_the_other_made_of_it()
    {
        await using var host = await StartAsync();
        var results = await Task.WhenAll(new[] { "en", "de" }.Select(language => Task.Run(
            () => host.Desk.ChangeAsync(Anna, new TenantSettings { Languages = [language] }, 0, By, Token).AsTask(), Token)));

        var changed = Assert.Single(results.OfType<ChangeSettingsResult.Changed>());
        var stale = Assert.Single(results.OfType<ChangeSettingsResult.Stale>());
        Assert.Equal((1, changed.Settings.Own.Languages![0]), (stale.Settings.Version, stale.Settings.Own.Languages![0]));
        Assert.Single(await host.Desk.ListChangesAsync(Anna, cancellationToken: Token));
    }

    [Fact]
    public async Task What_another_process_stored_in_between_is_stale_too_and_is_kept()
    {
        await using var host = await StartAsync();
        var gate = new TaskCompletionSource();
        host.Store.Gate = gate.Task;
        var changing = host.Desk.ChangeAsync(Anna, new TenantSettings { Languages = ["en"] }, 0, By, Token).AsTask();
        await host.ChangeElsewhereAsync(Anna, new TenantSettings { Languages = ["fr"] }, 1);
        gate.SetResult();

        var stale = Assert.IsType<ChangeSettingsResult.Stale>(await changing);

        Assert.Equal(["fr"], stale.Settings.Own.Languages);
    }

    [Fact]
    public async Task The_same_once_more_is_no_change()
    {
        await using var host = await StartAsync();
        await ChangedAsync(host, new TenantSettings { Tolerance = new ToleranceSettings { AbsorbedRise = 0.1m }, Languages = ["en"] }, 0);

        var same = await host.Desk.ChangeAsync(Anna, new TenantSettings { Tolerance = new ToleranceSettings { AbsorbedRise = 0.10m }, Languages = ["en"] }, 1, By, Token);

        Assert.Equal(1, Assert.IsType<ChangeSettingsResult.Unchanged>(same).Settings.Version);
        Assert.Single(await host.Desk.ListChangesAsync(Anna, cancellationToken: Token));
    }

    [Fact]
    public async Task All_that_makes_no_sense_is_told_at_once_and_nothing_is_stored()
    {
        await using var host = await StartAsync();
        var nonsense = new TenantSettings
        {
            Marketplaces = [new MarketplaceId("1688"), new MarketplaceId("1688"), new MarketplaceId("nowhere"), default],
            PriceRules = new PriceRuleSettings { Fall = VerificationDecision.Absorb, RiseBeyondTolerance = (VerificationDecision)99 },
            Tolerance = new ToleranceSettings { AbsorbedRise = 1.01m, AbsorbedAmount = new Money(-1m, Currency.CNY) },
            Warehouses = [Warehouse("gz") with { IsClosed = true }, Warehouse("gz") with { IsClosed = true }, new TenantWarehouse(Warehouse("x").Address with { Street = " ", ContactPhone = "+86" }) { IsClosed = true }],
            Languages = ["en", "EN", "english!"],
            Currencies = [Currency.EUR, Currency.EUR, default],
            Quotas = new QuotaSettings { OrdersADay = 0, LiveCallsAMinute = -1 },
        };

        var problems = Assert.IsType<ChangeSettingsResult.Invalid>(await host.Desk.ChangeAsync(Anna, nonsense, 0, By, Token)).Problems;

        Assert.Equal(
            [
                "currencies", "currencies[2]", "languages", "languages[2]", "marketplaces", "marketplaces[2]", "marketplaces[3]", "priceRules.fall", "priceRules.riseBeyondTolerance",
                "quotas.liveCallsAMinute", "quotas.ordersADay", "tolerance.absorbedAmount", "tolerance.absorbedRise", "warehouses", "warehouses", "warehouses[2].address.contactPhone",
                "warehouses[2].address.street",
            ],
            problems.Select(problem => problem.Setting).Order(StringComparer.Ordinal));
        Assert.Equal(0, (await host.Desk.ReadAsync(Anna, Token)).Version);
        Assert.Empty(await host.Desk.ListChangesAsync(Anna, cancellationToken: Token));
    }

    [Theory]
    [InlineData("""{"marketplaces":[]}""", "marketplaces")]
    [InlineData("""{"languages":[]}""", "languages")]
    [InlineData("""{"languages":[null]}""", "languages[0]")]
    [InlineData("""{"currencies":[]}""", "currencies")]
    [InlineData("""{"warehouses":[]}""", "warehouses")]
    [InlineData("""{"warehouses":[null]}""", "warehouses")]
    [InlineData("""{"priceRules":{"fall":7}}""", "priceRules.fall")]
    public async Task What_a_document_can_say_and_makes_no_sense_is_refused(string document, string setting)
    {
        await using var host = await StartAsync();

        var result = await host.Desk.ChangeAsync(Anna, SettingsFormat.ReadStrictly(document), 0, By, Token);

        Assert.Contains(setting, Assert.IsType<ChangeSettingsResult.Invalid>(result).Problems.Select(problem => problem.Setting));
    }

    [Fact]
    public async Task A_warehouse_is_closed_before_it_is_taken_out()
    {
        await using var host = await StartAsync();
        await ChangedAsync(host, new TenantSettings { Warehouses = [Warehouse("old"), Warehouse("new")] }, 0);

        foreach (var gone in new[] { new TenantSettings { Warehouses = [Warehouse("new")] }, new TenantSettings() })
        {
            var problems = Assert.IsType<ChangeSettingsResult.Invalid>(await host.Desk.ChangeAsync(Anna, gone, 1, By, Token)).Problems;
            Assert.All(problems, problem => Assert.Contains("Close it first", problem.Problem, StringComparison.Ordinal));
        }

        await ChangedAsync(host, new TenantSettings { Warehouses = [Warehouse("new"), Warehouse("old") with { IsClosed = true }] }, 1);
        await ChangedAsync(host, new TenantSettings { Warehouses = [Warehouse("new")] }, 2);
    }

    [Fact]
    public async Task Who_receives_goods_is_told_neither_in_notes_nor_in_the_log_but_that_it_changed_is()
    {
        await using var host = await StartAsync();
        await ChangedAsync(host, new TenantSettings { Warehouses = [Warehouse("gz")] }, 0);
        await ChangedAsync(host, new TenantSettings { Warehouses = [new TenantWarehouse(Warehouse("gz").Address with { ContactPhone = "13900000000" })] }, 1);

        var notes = await host.Desk.ListChangesAsync(Anna, cancellationToken: Token);
        Assert.Equal(["warehouses.gz.contact"], notes[0].Differences.Select(difference => difference.Setting));
        var told = string.Join('\n', notes.SelectMany(note => note.Differences).Select(difference => $"{difference}").Concat(host.Journal.Lines));
        Assert.Contains("warehouses.gz.contact", told, StringComparison.Ordinal);
        Assert.All(new[] { Contact, Phone, "13900000000" }, secret => Assert.DoesNotContain(secret, told, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_another_process_changes_is_heard()
    {
        await using var host = await StartAsync();
        Assert.Empty((await HoldsAsync(host)).Languages);

        await host.ChangeElsewhereAsync(Anna, new TenantSettings { Languages = ["fr"] }, 1);
        await host.Tenants.LookedAsync();

        Assert.Equal(["fr"], (await HoldsAsync(host)).Languages);
    }

    [Fact]
    public async Task While_they_cannot_be_read_the_last_good_copy_serves_and_what_changed_meanwhile_is_heard_after()
    {
        var time = new FakeTimeProvider();
        await using var host = await StartAsync(time);
        await ChangedAsync(host, new TenantSettings { Languages = ["en"] }, 0);
        host.Store.IsAway = true;
        await host.ChangeElsewhereAsync(Anna, new TenantSettings { Languages = ["fr"] }, 2);
        await WaitAsync(() => host.Journal.Lines.Any(line => line.Contains("cannot be read from the control database", StringComparison.Ordinal)), time);

        Assert.Equal(["en"], (await HoldsAsync(host)).Languages);
        var unknown = await Assert.ThrowsAsync<ReverseBuyException>(() => host.Effective.GetAsync(Boris, Token).AsTask());
        Assert.Equal(("settings.unavailable", true), (unknown.Code, unknown.IsTransient));

        host.Store.IsAway = false;
        Assert.Empty((await host.Effective.GetAsync(Boris, Token)).Languages);
        await WaitAsync(() => host.Effective.GetAsync(Anna, Token).Result.Languages is ["fr"], time);
    }

    [Fact]
    public async Task A_change_that_is_heard_while_they_are_read_is_not_lost()
    {
        await using var host = await StartAsync();
        var gate = new TaskCompletionSource();
        host.Store.Gate = gate.Task;
        var reading = host.Effective.GetAsync(Anna, Token).AsTask();
        await WaitAsync(() => host.Store.Reads > 0);
        await host.ChangeElsewhereAsync(Anna, new TenantSettings { Languages = ["fr"] }, 1);
        gate.SetResult();
        await reading;
        await host.Tenants.LookedAsync();

        Assert.Equal(["fr"], (await HoldsAsync(host)).Languages);
    }

    [Fact]
    public async Task However_many_ask_first_they_are_read_once_and_who_gives_up_takes_them_from_nobody()
    {
        await using var host = await StartAsync();
        await host.Tenants.LookedAsync(); // What is heard of their being made has them read once more.
        var before = host.Store.Reads;
        var gate = new TaskCompletionSource();
        host.Store.Gate = gate.Task;
        using var impatient = new CancellationTokenSource();
        var first = host.Effective.GetAsync(Anna, impatient.Token).AsTask();
        var others = Enumerable.Range(0, 50).Select(_ => host.Effective.GetAsync(Anna, Token).AsTask()).ToList();
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();

        await Task.WhenAll(others);
        await HoldsAsync(host);

        Assert.Equal(before + 1, host.Store.Reads);
    }

    [Fact]
    public async Task Of_a_tenant_that_nobody_asks_for_none_are_held_and_of_one_at_work_they_are()
    {
        var time = new FakeTimeProvider();
        await using var host = await StartAsync(time);
        await HoldsAsync(host);
        await host.Effective.GetAsync(Boris, Token);

        // What is heard of their being made has them read once more.
        var heard = host.Tenants.LookedAsync();
        await WaitAsync(() => heard.IsCompleted, time);
        await heard;
        var reads = host.Store.Reads;
        for (var minutes = 0; minutes < 70; minutes += 10)
        {
            time.Advance(TimeSpan.FromMinutes(10));
            await HoldsAsync(host);
        }

        Assert.Equal(reads, host.Store.Reads);
        await host.Effective.GetAsync(Boris, Token);
        Assert.Equal(reads + 1, host.Store.Reads);
    }

    [Fact]
    public async Task However_many_tenants_come_by_no_more_than_some_thousands_are_held()
    {
        await using var host = await StartAsync();
        var before = host.Store.Reads;
        const int Many = 6000;
        for (var tenant = 0; tenant < Many; tenant++)
        {
            await host.Effective.GetAsync(new TenantId($"t-{tenant}"), Token);
        }

        for (var tenant = 0; tenant < Many; tenant++)
        {
            await host.Effective.GetAsync(new TenantId($"t-{tenant}"), Token);
        }

        Assert.InRange(host.Store.Reads - before, Many + 1000, 2 * Many);
    }

    [Fact]
    public async Task Who_is_not_there_has_no_settings_and_who_is_deleted_leaves_none()
    {
        await using var host = await StartAsync();
        await ChangedAsync(host, new TenantSettings { Languages = ["en"] }, 0);
        await HoldsAsync(host);

        await Assert.ThrowsAsync<UnknownTenantException>(() => host.Desk.ReadAsync(new TenantId("nobody"), Token).AsTask());
        await Assert.ThrowsAsync<UnknownTenantException>(() => host.Desk.ChangeAsync(new TenantId("nobody"), new TenantSettings(), 0, By, Token).AsTask());
        var report = Assert.IsType<DeleteTenantResult.Deleted>(await host.Life.DeleteAsync(Anna, Token)).Report;
        Assert.NotEmpty(report.Single(place => place.Place == "settings").Found);
        Assert.NotEmpty(report.Single(place => place.Place == "settings in memory").Found);

        await host.Life.ProvisionAsync(new NewTenant(Anna, "Another"), Token);
        Assert.Empty((await HoldsAsync(host)).Languages);
        Assert.Equal(0, (await host.Desk.ReadAsync(Anna, Token)).Version);
        Assert.Empty(await host.Desk.ListChangesAsync(Anna, cancellationToken: Token));
    }

    [Fact]
    public async Task Who_is_being_deleted_is_set_nothing()
    {
        await using var host = await StartAsync();
        await host.Tenants.Inner.ChangeAsync(Anna, tenant => tenant with { State = TenantState.Deleting }, Token);

        await Assert.ThrowsAsync<TenantNotActiveException>(() => host.Desk.ChangeAsync(Anna, new TenantSettings { Languages = ["en"] }, 0, By, Token).AsTask());
    }

    [Fact]
    public async Task Defaults_of_the_host_that_make_no_sense_stop_it_at_its_start()
    {
        var refused = await Assert.ThrowsAsync<ConfigurationException>(() => StartAsync(configure: options => options.Tenancy.Defaults = new TenantSettings { Languages = ["?"] }));

        Assert.Contains("ReverseBuy:Tenancy:Defaults:languages[0]", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<EffectiveSettings> HoldsAsync(SettingsHost host) => await host.Effective.GetAsync(Anna, Token);

    private static async Task ChangedAsync(SettingsHost host, TenantSettings settings, long version)
    {
        var changed = Assert.IsType<ChangeSettingsResult.Changed>(await host.Desk.ChangeAsync(Anna, settings, version, By, Token));
        Assert.Equal(version + 1, changed.Settings.Version);
    }

    // What a background loop does: the clock is turned until it has, and nothing here depends on how long it takes.
    private static async Task WaitAsync(Func<bool> until, FakeTimeProvider? time = null)
    {
        while (!until())
        {
            time?.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(1, Token);
        }
    }

    private static TenantWarehouse Warehouse(string id) => new(new WarehouseAddress
    {
        Warehouse = new WarehouseId(id),
        Province = "广东省",
        City = "广州市",
        District = "白云区",
        Street = "机场路 1 号",
        DistrictCode = "440111",
        PostalCode = "510000",
        ContactName = Contact,
        ContactPhone = Phone,
    });
}
