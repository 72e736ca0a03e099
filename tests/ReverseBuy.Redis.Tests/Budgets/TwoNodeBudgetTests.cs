using ReverseBuy.Connectors;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Redis.Tests.Support;

namespace ReverseBuy.Redis.Tests.Budgets;

/// <summary>
/// Two nodes with one buying account. A call a minute: beside that the time in which a test runs is nothing; the clocks of the nodes and the moments in Redis
/// move when the test says so.
/// </summary>
public sealed class TwoNodeBudgetTests(SharedRedis redis) : IAsyncLifetime
{
    private const int Burst = 4;
    private static readonly TimeSpan Refill = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private RedisSite? _site;
    private CallNode? _one;
    private CallNode? _other;

    public async ValueTask InitializeAsync() => _site = await redis.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var node in new[] { _one, _other }.OfType<CallNode>())
        {
            await node.DisposeAsync();
        }

        if (_site is not null)
        {
            await _site.DisposeAsync();
        }
    }

    [Fact]
    public async Task Together_they_are_never_faster_than_the_account_may_be()
    {
        Open(kept: 1);
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var began = await _site!.NowAsync();
        var calls = new List<Task>();
        var passed = TimeSpan.Zero;
        while (calls.Count < 60 || !calls.TrueForAll(call => call.IsCompleted))
        {
            if (calls.Count < 60)
            {
                calls.Add(_one!.CallAsync((CallLane)random.Next(5)));
                calls.Add(_other!.CallAsync((CallLane)random.Next(5)));
            }

            var before = _one!.Asked.Answers() + _other!.Asked.Answers();
            var step = TimeSpan.FromSeconds(random.Next(1, 70));
            passed += step;
            await PassAsync(step, _one, _other);
            await UntilAsync(() => calls.TrueForAll(call => call.IsCompleted) || _one.Asked.Answers() + _other.Asked.Answers() > before, orAfterLooks: 200);

            // Counted first: what is taken after it makes no difference to it.
            var taken = _one.Asked.Taken() + _other.Asked.Taken();
            var elapsed = passed + TimeSpan.FromMicroseconds(await _site.NowAsync() - began);
            Assert.True(taken <= Burst + (elapsed / Refill), $"{taken} calls in {elapsed}; seed {seed}");
        }

        await Task.WhenAll(calls);
        Assert.Equal(calls.Count, _one!.Asked.Taken() + _other!.Asked.Taken());
        Assert.True(_one.Asked.Taken() > 0 && _other.Asked.Taken() > 0, $"One node took all; seed {seed}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_verification_waits_for_at_most_one_refill_whatever_browsing_does_on_the_other_node(int kept)
    {
        Open(kept);
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 25; round++)
        {
            var account = $"account-{round}";
            var browsing = Enumerable.Range(0, random.Next(1, 12)).Select(_ => _other!.CallAsync(CallLane.Browse, account)).ToList();
            for (var step = 0; step < random.Next(4); step++)
            {
                await PassAsync(TimeSpan.FromSeconds(random.Next(1, 100)), _one!, _other!);
                browsing.Add(_other!.CallAsync(CallLane.Browse, account));
            }

            var verification = _one!.CallAsync(CallLane.Verify, account);
            browsing.AddRange(Enumerable.Range(0, 12).Select(_ => _other!.CallAsync(CallLane.Browse, account)));
            await UntilAsync(async () => verification.IsCompleted || await _site!.Database.HashExistsAsync(_one.KeyOf(account), (int)CallLane.Verify));
            if (verification.IsCompleted)
            {
                continue;
            }

            // What Redis gave before there was a claim may not have arrived yet; what is asked from now on meets the claim.
            await UntilAsync(() => _other!.Asked.IsIdle(account));

            // The other node's clock runs ahead, and it asks for its customers first.
            var wait = await WaitAsync(account);
            Assert.True(wait <= Refill, $"A verification waits for {wait}; seed {seed}");
            var taken = _other!.Asked.Taken(account);
            var answers = _other.Asked.Answers(account);
            await _site!.ElapseCallsAsync(wait + Moment);
            await TurnUntilAsync(_other, 2 * Refill, () => _other.Asked.Answers(account) > answers);
            Assert.True(taken == _other.Asked.Taken(account), $"Browsing overtook a verification; seed {seed}");
            await TurnUntilAsync(_one, wait + Moment, () => verification.IsCompleted);
            await verification;
        }
    }

    [Fact]
    public async Task A_ban_that_one_node_was_told_holds_the_other_too()
    {
        Open(kept: 1);
        _one!.Ban(TimeSpan.FromMinutes(30));
        await UntilAsync(() => _site!.Database.HashExistsAsync(_one.KeyOf("main"), "ban"));

        var call = _other!.CallAsync(CallLane.Verify);
        await UntilAsync(() => _other.Asked.Answers() > 0);
        Assert.False(call.IsCompleted);
        await PassAsync(TimeSpan.FromMinutes(29), _other);
        Assert.False(call.IsCompleted);
        await PassAsync(TimeSpan.FromMinutes(1), _other);
        await TurnUntilAsync(_other, TimeSpan.FromMinutes(1), () => call.IsCompleted);
        await call;
    }

    // How long the verification that has a claim was told to wait: a claim outlasts it by a tenth of a refill.
    private async Task<TimeSpan> WaitAsync(string account)
    {
        var claim = (long)await _site!.Database.HashGetAsync(_one!.KeyOf(account), (int)CallLane.Verify);
        return TimeSpan.FromMicroseconds(claim - await _site.NowAsync()) - (Refill / 10);
    }

    private void Open(int kept)
    {
        _one = new CallNode(_site!.Configuration, _site.Prefix, options => Configure(options, kept));
        _other = new CallNode(_site.Configuration, _site.Prefix, options => Configure(options, kept));
    }

    private static void Configure(CallBudgetOptions options, int kept)
    {
        (options.CallsPerSecond, options.Burst, options.KeptForOrders) = (1 / Refill.TotalSeconds, Burst, kept);
        var day = TimeSpan.FromDays(1);
        (options.LongestBrowseWait, options.LongestRefreshWait, options.LongestPurchaseWait) = (day, day, day);
        (options.LongestVerifyWait, options.LongestTokenWait) = (day, day);
    }

    private static Task UntilAsync(Func<bool> condition, int orAfterLooks = int.MaxValue) => UntilAsync(() => Task.FromResult(condition()), orAfterLooks);

    private static async Task UntilAsync(Func<Task<bool>> condition, int orAfterLooks = int.MaxValue)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        for (var looks = 0; looks < orAfterLooks && !await condition(); looks++)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    // A node's clock decides only when it asks; once may be before it has heard the last answer. What it is given is decided by the moments in Redis.
    private static async Task TurnUntilAsync(CallNode node, TimeSpan step, Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!condition())
        {
            node.Time.Advance(step);
            await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
        }
    }

    private async Task PassAsync(TimeSpan time, params CallNode[] nodes)
    {
        await _site!.ElapseCallsAsync(time);
        foreach (var node in nodes)
        {
            node.Time.Advance(time);
        }
    }
}
