using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Connectors.Http.Tests.Support;
using ReverseBuy.Diagnostics;

namespace ReverseBuy.Connectors.Http.Tests;

/// <summary>Budgets whose calls are counted for all nodes: what one node asks, and what it does when nobody answers.</summary>
public sealed class SharedBudgetTests : IDisposable
{
    private static readonly TimeSpan Refill = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly FakeTimeProvider _time = new();
    private readonly ConnectorTelemetry _telemetry = new();
    private readonly ScriptedAllowance _shared = new();
    private readonly Journal _journal = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_is_made_when_it_was_taken_from_what_nodes_share_and_the_question_tells_all_it_needs()
    {
        var budgets = Budgets(options => (options.CallsPerSecond, options.Burst, options.KeptForOrders) = (7, 9, 2));
        var call = Ask(budgets, CallLane.Verify);
        var question = await _shared.NextAsync();

        Assert.Equal(new CallAllowance(Shop.Context.Tenant, Shop.Marketplace, Shop.Context.Account, 7, 9, 2), question.Allowance);
        Assert.Equal((CallLane.Verify, TimeSpan.FromSeconds(5)), (question.Lane, question.Patience));
        Assert.False(call.IsCompleted);
        question.Take();
        await call.WaitAsync(Patience, Cancellation);
    }

    [Fact]
    public async Task One_question_is_asked_at_a_time_and_for_whoever_matters_most()
    {
        var budgets = Budgets();
        var browse = Ask(budgets, CallLane.Browse);
        var first = await _shared.NextAsync();
        var purchase = Ask(budgets, CallLane.Purchase);
        var verify = Ask(budgets, CallLane.Verify);
        Assert.Equal(CallLane.Browse, first.Lane);
        Assert.False(_shared.IsAsked);

        // What was asked for a customer who looks around serves the one who orders.
        first.Take();
        await verify.WaitAsync(Patience, Cancellation);
        var second = await _shared.NextAsync();
        Assert.Equal(CallLane.Purchase, second.Lane);
        second.Take();
        await purchase.WaitAsync(Patience, Cancellation);
        (await _shared.NextAsync()).Take();
        await browse.WaitAsync(Patience, Cancellation);
        Assert.False(_shared.IsAsked);
    }

    [Fact]
    public async Task Whoever_is_told_to_wait_is_asked_for_again_then_and_not_before_and_a_call_that_matters_more_is_asked_for_at_once()
    {
        var budgets = Budgets();
        var browse = Ask(budgets, CallLane.Browse);
        (await _shared.NextAsync()).Wait(Refill);
        var token = Ask(budgets, CallLane.Token);
        var question = await _shared.NextAsync();
        Assert.Equal(CallLane.Token, question.Lane);
        question.Take();
        await token.WaitAsync(Patience, Cancellation);

        // A ban of no length only waits until the answer has been dealt with: the clock must not turn meanwhile.
        budgets.Ban(Shop.Marketplace, Shop.Context, TimeSpan.Zero);
        _time.Advance(Refill - TimeSpan.FromMilliseconds(1));
        Assert.False(_shared.IsAsked);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        question = await _shared.NextAsync();
        Assert.Equal((CallLane.Browse, TimeSpan.FromSeconds(2) - Refill), (question.Lane, question.Patience));
        question.Take();
        await browse.WaitAsync(Patience, Cancellation);
    }

    [Fact]
    public async Task A_wait_longer_than_the_lane_allows_refuses_all_of_the_lane_and_nobody_else()
    {
        var budgets = Budgets();
        var browsing = new[] { Ask(budgets, CallLane.Browse), Ask(budgets, CallLane.Browse) };
        var question = await _shared.NextAsync();
        var refresh = Ask(budgets, CallLane.Refresh);
        question.Wait(TimeSpan.FromSeconds(10));

        foreach (var call in browsing)
        {
            Assert.Equal(TimeSpan.FromSeconds(10), (await RefusalAsync(call)).RetryAfter);
        }

        // Its answer has been heard when the next question is asked.
        (await _shared.NextAsync()).Wait(TimeSpan.FromSeconds(10));
        var token = Ask(budgets, CallLane.Token);
        (await _shared.NextAsync()).Take();
        await token.WaitAsync(Patience, Cancellation);

        // The refresh goes before it.
        Assert.Equal(TimeSpan.FromSeconds(10) + Refill, (await RefusalAsync(Ask(budgets, CallLane.Browse))).RetryAfter);
        Assert.False(_shared.IsAsked);
        _time.Advance(TimeSpan.FromSeconds(10));
        (await _shared.NextAsync()).Take();
        await refresh.WaitAsync(Patience, Cancellation);
    }

    [Fact]
    public async Task Whoever_gives_up_or_waited_too_long_leaves_the_call_to_the_next()
    {
        var budgets = Budgets();
        using var givenUp = new CancellationTokenSource();
        var first = budgets.AcquireAsync(Shop.Marketplace, Shop.Context, givenUp.Token).AsTask();
        var question = await _shared.NextAsync();
        var second = Ask(budgets, CallLane.Browse);
        await givenUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        question.Take();
        await second.WaitAsync(Patience, Cancellation);

        // An answer that comes after the time of whoever it was asked for serves whoever is there then.
        var third = Ask(budgets, CallLane.Browse);
        question = await _shared.NextAsync();
        _time.Advance(TimeSpan.FromSeconds(3));
        await RefusalAsync(third);
        var fourth = Ask(budgets, CallLane.Browse);
        question.Take();
        await fourth.WaitAsync(Patience, Cancellation);
    }

    [Fact]
    public async Task Without_an_answer_the_node_counts_alone_says_so_once_and_comes_back_by_itself()
    {
        using var changes = new MeterListener();
        var states = new ConcurrentQueue<object?>();
        changes.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == ReverseBuyDiagnostics.ConnectorsName && instrument.Name == "reversebuy.connectors.budget.sharing_changes")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        changes.SetMeasurementEventCallback<long>((_, _, tags, _) => states.Enqueue(tags.ToArray().Single().Value));
        changes.Start();
        var budgets = Budgets(options => (options.Burst, options.KeptForOrders) = (2, 0));

        var waiting = Ask(budgets, CallLane.Verify);
        (await _shared.NextAsync()).Fail();
        await waiting.WaitAsync(Patience, Cancellation);
        _shared.IsBroken = true;
        Assert.True(Ask(budgets, CallLane.Verify).IsCompletedSuccessfully);
        var third = Ask(budgets, CallLane.Verify);
        Assert.False(third.IsCompleted);
        _time.Advance(Refill);
        await third.WaitAsync(Patience, Cancellation);
        Assert.False(_shared.IsAsked);

        for (var second = 0; second < 5; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1.1));
            await Ask(budgets, CallLane.Verify).WaitAsync(Patience, Cancellation);
        }

        Assert.Equal(["alone"], states);
        Assert.Equal([7007], _journal.Ids);
        _shared.IsBroken = false;
        _time.Advance(TimeSpan.FromSeconds(1.1));
        var back = Ask(budgets, CallLane.Verify);
        (await _shared.NextAsync()).Take();
        await back.WaitAsync(Patience, Cancellation);
        Assert.Equal(["alone", "shared"], states);
        Assert.Equal([7007, 7008], _journal.Ids);
    }

    [Fact]
    public async Task A_ban_holds_this_node_at_once_and_is_told_to_all()
    {
        var budgets = Budgets();
        budgets.Ban(Shop.Marketplace, Shop.Context, TimeSpan.FromSeconds(3));
        Assert.Equal(TimeSpan.FromSeconds(3), await _shared.NextBanAsync());

        var call = Ask(budgets, CallLane.Verify);
        _time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.False(_shared.IsAsked);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        (await _shared.NextAsync()).Take();
        await call.WaitAsync(Patience, Cancellation);
    }

    [Fact]
    public async Task What_can_only_end_too_late_is_refused_without_asking()
    {
        var budgets = Budgets();
        var calls = Enumerable.Range(0, 11).Select(_ => Ask(budgets, CallLane.Browse)).ToList();

        // Ten of them need the two seconds that a lane of five a second has.
        Assert.Equal(TimeSpan.FromSeconds(2.2), (await RefusalAsync(Ask(budgets, CallLane.Browse))).RetryAfter);
        Assert.All(calls, call => Assert.False(call.IsCompleted));
        foreach (var call in calls)
        {
            (await _shared.NextAsync()).Take();
            await call.WaitAsync(Patience, Cancellation);
        }
    }

    public void Dispose() => _telemetry.Dispose();

    private static async Task<MarketplaceException> RefusalAsync(Task call)
    {
        var refusal = await Assert.ThrowsAsync<MarketplaceException>(() => call.WaitAsync(Patience, Cancellation));
        Assert.Equal(MarketplaceErrorKind.Throttled, refusal.Kind);
        return refusal;
    }

    private static Task Ask(CallBudgets budgets, CallLane lane) =>
        budgets.AcquireAsync(Shop.Marketplace, Shop.Context with { Lane = lane }, Cancellation).AsTask();

    private CallBudgets Budgets(Action<CallBudgetOptions>? configure = null)
    {
        var options = new PlatformCallOptions();
        configure?.Invoke(options.Budget);
        return new CallBudgets([new PlatformClient(Shop.Marketplace, "shop", options)], _telemetry, _time, _journal, allowance: _shared);
    }

    private sealed class Journal : ILogger<SharedCalls>
    {
        private readonly ConcurrentQueue<int> _ids = new();

        public IEnumerable<int> Ids => _ids;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _ids.Enqueue(eventId.Id);
    }
}
