using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Redis.Budgets;
using ReverseBuy.Redis.Tests.Support;

namespace ReverseBuy.Redis.Tests.Budgets;

/// <summary>What Redis gives to whom. A call a minute: beside that the time in which a test runs is nothing, and time passes when the test says so.</summary>
public sealed class RedisSharedAllowanceTests(SharedRedis redis) : IAsyncLifetime
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private RedisSite? _site;
    private RedisNode? _node;
    private RedisSharedAllowance? _allowance;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await redis.OpenAsync();
        _node = new RedisNode(_site.Configuration, _site.Prefix, TimeProvider.System);
        _allowance = new RedisSharedAllowance(_node.Server, _node.Keys);
    }

    public async ValueTask DisposeAsync()
    {
        if (_node is not null)
        {
            await _node.DisposeAsync();
            await _site!.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_rested_account_has_its_burst_then_a_call_per_refill()
    {
        await TakeAsync(CallLane.Verify, times: 5);
        AssertAbout(Minute, await AskAsync(CallLane.Verify));
        await ElapseAsync(TimeSpan.FromSeconds(59));
        Assert.NotNull(await AskAsync(CallLane.Verify));
        await ElapseAsync(TimeSpan.FromSeconds(1));
        await TakeAsync(CallLane.Verify);
        AssertAbout(Minute, await AskAsync(CallLane.Verify));
        await ElapseAsync(TimeSpan.FromMinutes(3));
        await TakeAsync(CallLane.Verify, times: 3);
        Assert.NotNull(await AskAsync(CallLane.Verify));
    }

    [Fact]
    public async Task Browsing_and_refreshing_leave_what_is_kept_for_orders()
    {
        await TakeAsync(CallLane.Browse, times: 2);
        await TakeAsync(CallLane.Refresh);
        AssertAbout(Minute, await AskAsync(CallLane.Browse, TimeSpan.Zero));
        AssertAbout(Minute, await AskAsync(CallLane.Refresh, TimeSpan.Zero));
        await TakeAsync(CallLane.Purchase, times: 2);
        AssertAbout(Minute, await AskAsync(CallLane.Purchase, TimeSpan.Zero));
    }

    [Fact]
    public async Task Whoever_waits_with_a_claim_gets_the_next_call_however_many_of_less_important_lanes_ask_first()
    {
        await TakeAsync(CallLane.Token, times: 5);
        Assert.NotNull(await AskAsync(CallLane.Browse));
        Assert.NotNull(await AskAsync(CallLane.Verify));
        Assert.NotNull(await AskAsync(CallLane.Purchase));
        await ElapseAsync(Minute);

        for (var other = 0; other < 100; other++)
        {
            Assert.NotNull(await AskAsync((CallLane)(other % 3)));
        }

        await TakeAsync(CallLane.Verify);
    }

    [Fact]
    public async Task A_claim_is_one_lanes_and_ends_with_the_call_or_by_itself()
    {
        await TakeAsync(CallLane.Token, times: 5);
        Assert.NotNull(await AskAsync(CallLane.Verify));
        await ElapseAsync(Minute);
        await TakeAsync(CallLane.Token);
        await ElapseAsync(Minute);

        // The claim was for a moment that has passed, and whoever had it did not come.
        await TakeAsync(CallLane.Purchase);
        Assert.NotNull(await AskAsync(CallLane.Verify));
        await ElapseAsync(Minute);
        await TakeAsync(CallLane.Verify);
        await ElapseAsync(Minute);
        await TakeAsync(CallLane.Purchase);
    }

    [Fact]
    public async Task Whoever_does_not_wait_long_enough_has_no_claim()
    {
        await TakeAsync(CallLane.Token, times: 5);
        Assert.NotNull(await AskAsync(CallLane.Verify, TimeSpan.FromSeconds(30)));
        await ElapseAsync(Minute);

        await TakeAsync(CallLane.Purchase);
    }

    [Fact]
    public async Task Nobody_calls_while_a_ban_lasts_and_then_one_after_another()
    {
        await _allowance!.BanAsync(Of(), TimeSpan.FromMinutes(10), Token);
        AssertAbout(TimeSpan.FromMinutes(10), await AskAsync(CallLane.Token));
        await _allowance.BanAsync(Of(), TimeSpan.FromMinutes(1), Token);
        await ElapseAsync(TimeSpan.FromMinutes(9));
        AssertAbout(Minute, await AskAsync(CallLane.Token));
        await ElapseAsync(Minute);

        await TakeAsync(CallLane.Token);
        AssertAbout(Minute, await AskAsync(CallLane.Token));
    }

    [Fact]
    public async Task Every_account_has_its_own_calls_however_its_name_is_written()
    {
        await TakeAsync(CallLane.Verify, times: 5);
        Assert.NotNull(await AskAsync(CallLane.Verify));

        CallAllowance[] others =
        [
            Of() with { Tenant = new TenantId("boris") },
            Of() with { Account = new BuyingAccountId("Main") },
            Of() with { Account = new BuyingAccountId("main:") },
            Of() with { Account = new BuyingAccountId("{main}") },
            Of() with { Account = new BuyingAccountId("主") },
            Of() with { Marketplace = new MarketplaceId("shop:main") },
        ];
        foreach (var other in others)
        {
            Assert.Null(await _allowance!.TakeAsync(other, CallLane.Verify, Hour, Token));
        }
    }

    [Fact]
    public async Task An_account_that_rests_is_forgotten()
    {
        await TakeAsync(CallLane.Verify, times: 5);
        Assert.NotNull(await AskAsync(CallLane.Verify));
        var lifetime = await _site!.Database.KeyTimeToLiveAsync(Assert.Single(await _site.KeysAsync()));

        Assert.InRange(lifetime!.Value, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(6));
    }

    private static void AssertAbout(TimeSpan expected, TimeSpan? wait) => Assert.InRange(wait!.Value, expected - TimeSpan.FromSeconds(25), expected);

    private static CallAllowance Of() => new(new TenantId("anna"), new MarketplaceId("shop"), new BuyingAccountId("main"), 1 / 60.0, 5, 2);

    private async Task TakeAsync(CallLane lane, int times = 1)
    {
        for (var call = 0; call < times; call++)
        {
            Assert.Null(await AskAsync(lane));
        }
    }

    private ValueTask<TimeSpan?> AskAsync(CallLane lane, TimeSpan? patience = null) => _allowance!.TakeAsync(Of(), lane, patience ?? Hour, Token);

    private Task ElapseAsync(TimeSpan time) => _site!.ElapseCallsAsync(time);
}
