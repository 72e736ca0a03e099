using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Connectors.Http.Tests.Support;
using ReverseBuy.Settings;

namespace ReverseBuy.Connectors.Http.Tests;

public sealed class LiveCallQuotaTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly ConnectorTelemetry _telemetry = new();
    private readonly Quota _quota = new();
    private readonly CallBudgets _budgets;

    public LiveCallQuotaTests()
    {
        var options = new PlatformCallOptions();
        options.Budget.CallsPerSecond = 10_000;
        options.Budget.Burst = 10_000;
        _budgets = new CallBudgets([new PlatformClient(Shop.Marketplace, "shop", options)], _telemetry, _time, NullLogger<SharedCalls>.Instance, _quota);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_minutes_calls_are_counted_over_all_accounts_and_the_next_is_told_how_long_to_wait()
    {
        _quota.LiveCallsAMinute = 6;
        for (var call = 0; call < 6; call++)
        {
            await AskAsync(call % 2 == 0 ? CallLane.Browse : CallLane.Refresh, account: $"{call}");
        }

        var refused = await Assert.ThrowsAsync<MarketplaceException>(() => AskAsync(CallLane.Browse, account: "another"));

        Assert.Equal((MarketplaceErrorKind.Throttled, true, true), (refused.Kind, refused.IsRefusedByBudget, refused.IsTransient));
        Assert.Equal(TimeSpan.FromSeconds(10), refused.RetryAfter);
        Assert.Contains("quotas.liveCallsAMinute", refused.Message, StringComparison.Ordinal);
        _time.Advance(refused.RetryAfter!.Value);
        await AskAsync(CallLane.Browse);
        await Assert.ThrowsAsync<MarketplaceException>(() => AskAsync(CallLane.Browse));
    }

    [Fact]
    public async Task Calls_for_orders_and_purchases_count_and_are_never_refused_and_a_token_counts_nothing()
    {
        _quota.LiveCallsAMinute = 2;
        await AskAsync(CallLane.Token);
        for (var call = 0; call < 50; call++)
        {
            await AskAsync(CallLane.Verify);
            await AskAsync(CallLane.Purchase);
        }

        await AskAsync(CallLane.Token);
        var refused = await Assert.ThrowsAsync<MarketplaceException>(() => AskAsync(CallLane.Refresh));

        // However many there were: browsing goes on after less than two minutes.
        Assert.InRange(refused.RetryAfter!.Value, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(120));
        _time.Advance(refused.RetryAfter.Value);
        await AskAsync(CallLane.Refresh);
    }

    [Fact]
    public async Task A_quota_is_one_tenants_and_holds_as_it_is_changed()
    {
        _quota.LiveCallsAMinute = 1;
        await AskAsync(CallLane.Browse);
        await Assert.ThrowsAsync<MarketplaceException>(() => AskAsync(CallLane.Browse));

        await AskAsync(CallLane.Browse, tenant: "boris");
        await Assert.ThrowsAsync<MarketplaceException>(() => AskAsync(CallLane.Browse, tenant: "boris"));
        _quota.LiveCallsAMinute = null;
        await AskAsync(CallLane.Browse);
        _quota.LiveCallsAMinute = 1;
        await Assert.ThrowsAsync<MarketplaceException>(() => AskAsync(CallLane.Browse));
    }

    [Fact]
    public async Task Tenants_that_rest_are_forgotten_and_those_that_do_not_are_not()
    {
        _quota.LiveCallsAMinute = 1;
        for (var tenant = 0; tenant < 300; tenant++)
        {
            await AskAsync(CallLane.Browse, tenant: $"t-{tenant}");
        }

        await Assert.ThrowsAsync<MarketplaceException>(() => AskAsync(CallLane.Browse, tenant: "t-0"));
        _time.Advance(TimeSpan.FromSeconds(61));
        await AskAsync(CallLane.Browse, tenant: "t-1");
        await AskAsync(CallLane.Browse, tenant: "one-more");

        await Assert.ThrowsAsync<MarketplaceException>(() => AskAsync(CallLane.Browse, tenant: "t-1"));
        await AskAsync(CallLane.Browse, tenant: "t-0");
    }

    public void Dispose() => _telemetry.Dispose();

    private async Task AskAsync(CallLane lane, string account = "main", string tenant = "anna") => await _budgets.AcquireAsync(
        Shop.Marketplace, new ConnectorContext(new TenantId(tenant), new BuyingAccountId(account), lane), Cancellation);

    private sealed class Quota : IEffectiveSettings
    {
        public int? LiveCallsAMinute { get; set; }

        public ValueTask<EffectiveSettings> GetAsync(TenantId tenant, CancellationToken cancellationToken) =>
            ValueTask.FromResult(new EffectiveSettings { LiveCallsAMinute = LiveCallsAMinute });
    }
}
