using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Connectors.Http.Tests.Support;

namespace ReverseBuy.Connectors.Http.Tests;

public sealed class BudgetTests : IDisposable
{
    private static readonly TimeSpan Refill = TimeSpan.FromMilliseconds(200);

    private readonly FakeTimeProvider _time = new();
    private readonly ConnectorTelemetry _telemetry = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task A_verification_waits_for_at_most_one_refill_whatever_browsing_does(int kept)
    {
        var random = new Random(20261125);
        for (var round = 0; round < 200; round++)
        {
            var budgets = Budgets(options => options.KeptForOrders = kept);
            var browsing = new List<Task>();
            for (var step = 0; step < random.Next(1, 40); step++)
            {
                for (var call = 0; call < random.Next(0, 30); call++)
                {
                    browsing.Add(Ask(budgets, random.Next(2) == 0 ? CallLane.Browse : CallLane.Refresh));
                }

                _time.Advance(TimeSpan.FromMilliseconds(random.Next(0, 300)));
            }

            var verification = Ask(budgets, CallLane.Verify);
            browsing.AddRange(Enumerable.Range(0, random.Next(20)).Select(_ => Ask(budgets, CallLane.Browse)));
            _time.Advance(Refill);

            await verification.WaitAsync(TimeSpan.FromMinutes(2), Cancellation);
            await EndAsync(browsing);
        }
    }

    [Fact]
    public async Task What_browsing_leaves_is_there_for_a_verification_at_once()
    {
        var budgets = Budgets(options => options.KeptForOrders = 3);
        var browsing = Enumerable.Range(0, 50).Select(_ => Ask(budgets, CallLane.Browse)).ToList();

        Assert.Equal(7, browsing.Count(call => call.IsCompletedSuccessfully));
        Assert.All(Enumerable.Range(0, 3), _ => Assert.True(Ask(budgets, CallLane.Verify).IsCompletedSuccessfully));
        await EndAsync(browsing);
    }

    [Fact]
    public async Task What_matters_more_goes_first_however_long_the_others_have_waited()
    {
        var budgets = Budgets(options => (options.Burst, options.KeptForOrders) = (1, 0));
        await Ask(budgets, CallLane.Browse);
        var order = new List<CallLane>();
        var calls = new[] { CallLane.Browse, CallLane.Refresh, CallLane.Purchase, CallLane.Verify }.Select(async lane =>
        {
            await Ask(budgets, lane);
            lock (order)
            {
                order.Add(lane);
            }
        }).ToList();

        foreach (var count in Enumerable.Range(1, 4))
        {
            _time.Advance(Refill);
            while (calls.Count(call => call.IsCompleted) < count)
            {
                await Task.Yield();
            }
        }

        Assert.Equal([CallLane.Verify, CallLane.Purchase, CallLane.Refresh, CallLane.Browse], order);
    }

    [Fact]
    public async Task A_wait_longer_than_the_lane_allows_is_refused_at_once_and_says_how_long_it_would_have_been()
    {
        var budgets = Budgets(options => (options.Burst, options.KeptForOrders, options.LongestBrowseWait) = (1, 0, TimeSpan.FromSeconds(1)));
        var calls = Enumerable.Range(0, 7).Select(_ => Ask(budgets, CallLane.Browse)).ToList();

        var error = await Assert.ThrowsAsync<MarketplaceException>(() => calls[6]);

        Assert.Equal((MarketplaceErrorKind.Throttled, TimeSpan.FromSeconds(1.2)), (error.Kind, error.RetryAfter));
        Assert.True(error.IsTransient);
        Assert.True(error.IsRefusedByBudget);
        Assert.Equal(1, calls.Count(call => call.IsCompletedSuccessfully));
        await EndAsync(calls);
    }

    [Fact]
    public async Task Whoever_was_overtaken_for_too_long_is_refused()
    {
        var budgets = Budgets(options => (options.Burst, options.KeptForOrders, options.LongestBrowseWait) = (1, 0, TimeSpan.FromSeconds(1)));
        await Ask(budgets, CallLane.Verify);
        var browse = Ask(budgets, CallLane.Browse);
        var verifications = Enumerable.Range(0, 20).Select(_ => Ask(budgets, CallLane.Verify)).ToList();
        _time.Advance(TimeSpan.FromSeconds(1.1));

        Assert.Equal(MarketplaceErrorKind.Throttled, (await Assert.ThrowsAsync<MarketplaceException>(() => browse)).Kind);
        await EndAsync(verifications);
    }

    [Fact]
    public async Task Nobody_calls_while_a_ban_lasts_and_then_one_after_another()
    {
        var budgets = Budgets(options => options.KeptForOrders = 0);
        budgets.Ban(Shop.Marketplace, Shop.Context, TimeSpan.FromSeconds(3));
        var calls = Enumerable.Range(0, 3).Select(_ => Ask(budgets, CallLane.Verify)).ToList();

        _time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.All(calls, call => Assert.False(call.IsCompleted));
        _time.Advance(TimeSpan.FromSeconds(0.1));
        await calls[0];
        Assert.False(calls[1].IsCompleted);
        _time.Advance(Refill);
        await calls[1];
        _time.Advance(Refill);
        await calls[2];
    }

    [Fact]
    public async Task A_ban_longer_than_a_lane_waits_ends_the_wait_at_once()
    {
        var budgets = Budgets(options => (options.Burst, options.KeptForOrders) = (1, 0));
        await Ask(budgets, CallLane.Verify);
        var verification = Ask(budgets, CallLane.Verify);
        budgets.Ban(Shop.Marketplace, Shop.Context, TimeSpan.FromMinutes(2));

        Assert.Equal(TimeSpan.FromMinutes(2), (await Assert.ThrowsAsync<MarketplaceException>(() => verification)).RetryAfter);
        Assert.Equal(TimeSpan.FromMinutes(2), (await Assert.ThrowsAsync<MarketplaceException>(() => Ask(budgets, CallLane.Verify))).RetryAfter);
    }

    [Fact]
    public async Task One_accounts_ban_is_nobody_elses()
    {
        var budgets = Budgets();
        budgets.Ban(Shop.Marketplace, Shop.Context, TimeSpan.FromHours(1));

        await budgets.AcquireAsync(Shop.Marketplace, Shop.Context with { Account = new BuyingAccountId("other") }, Cancellation);
        await budgets.AcquireAsync(Shop.Marketplace, Shop.Context with { Tenant = new TenantId("bert") }, Cancellation);
        await budgets.AcquireAsync(new("elsewhere"), Shop.Context, Cancellation);
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_takes_no_call()
    {
        var budgets = Budgets(options => (options.Burst, options.KeptForOrders) = (1, 0));
        using var givenUp = new CancellationTokenSource();
        await Ask(budgets, CallLane.Verify);
        var first = budgets.AcquireAsync(Shop.Marketplace, Shop.Context, givenUp.Token).AsTask();
        var second = Ask(budgets, CallLane.Verify);
        await givenUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        _time.Advance(Refill);

        await second;
    }

    [Fact]
    public async Task A_platform_that_says_too_fast_is_not_called_until_its_time_is_over()
    {
        using var shop = await Shop.OpenAsync(_ => Shop.Refuse("Throttled", 60));

        var refused = await Shop.FailAsync(shop.CallAsync(OperationSafety.Once));
        Assert.Equal((TimeSpan.FromSeconds(60), false), (refused.RetryAfter, refused.IsRefusedByBudget));
        var notSent = await Shop.FailAsync(shop.CallAsync());
        Assert.Equal((MarketplaceErrorKind.Throttled, true), (notSent.Kind, notSent.IsRefusedByBudget));
        Assert.Single(shop.Sent);

        shop.Answer = _ => Shop.Ok();
        shop.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal("read", await shop.CallAsync());
    }

    [Fact]
    public void Settings_that_make_no_sense_are_named()
    {
        var options = new PlatformCallOptions { RenewAhead = TimeSpan.FromSeconds(-1) };
        (options.Budget.CallsPerSecond, options.Budget.Burst, options.Budget.LongestVerifyWait) = (0, 0, TimeSpan.FromSeconds(-1));
        (options.Resilience.Retries, options.Resilience.BreakAfterCalls, options.Resilience.BreakAtFailureRatio) = (-1, 1, 0);
        (options.Resilience.FirstDelay, options.Resilience.BreakLength) = (TimeSpan.FromHours(2), TimeSpan.Zero);

        var problems = options.Validate("Shop:Calls").ToList();

        Assert.Equal(10, problems.Count);
        Assert.All(problems, problem => Assert.StartsWith("Shop:Calls:", problem, StringComparison.Ordinal));
        Assert.Empty(new PlatformCallOptions().Validate("Shop:Calls"));
    }

    public void Dispose() => _telemetry.Dispose();

    private static Task Ask(CallBudgets budgets, CallLane lane) => budgets.AcquireAsync(Shop.Marketplace, Shop.Context with { Lane = lane }, Cancellation).AsTask();

    private CallBudgets Budgets(Action<CallBudgetOptions>? configure = null)
    {
        var options = new PlatformCallOptions();
        configure?.Invoke(options.Budget);
        return new CallBudgets([new PlatformClient(Shop.Marketplace, "shop", options)], _telemetry, _time, NullLogger<SharedCalls>.Instance);
    }

    private async Task EndAsync(IReadOnlyList<Task> calls)
    {
        while (!calls.All(call => call.IsCompleted))
        {
            _time.Advance(Refill);
            await Task.Yield();
        }

        Assert.All(calls.Where(call => call.IsFaulted), call => Assert.IsType<MarketplaceException>(call.Exception!.InnerException));
    }
}
