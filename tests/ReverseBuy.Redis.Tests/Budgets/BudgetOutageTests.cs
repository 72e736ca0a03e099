using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Connectors;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Redis.Tests.Support;

namespace ReverseBuy.Redis.Tests.Budgets;

/// <summary>Without Redis a node counts its own calls, and nobody waits for Redis.</summary>
public sealed class BudgetOutageTests(SharedRedis shared)
{
    private static readonly TimeSpan Refill = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_go_on_by_the_nodes_own_bucket_while_redis_is_gone_and_by_the_shared_one_when_it_is_back()
    {
        await using var redis = await PrivateRedis.StartedAsync(shared);
        await using var node = new CallNode(redis.Configuration, "test", Configure);
        await node.CallAsync(CallLane.Verify).WaitAsync(Patience, Token);
        await redis.KillAsync();

        // What was taken from the shared bucket is missing in the own one, too.
        await node.CallAsync(CallLane.Verify).WaitAsync(Patience, Token);
        var third = node.CallAsync(CallLane.Verify);
        Assert.Equal("redis.unavailable", node.Asked.Failure);
        Assert.False(third.IsCompleted);
        node.Time.Advance(Refill);
        await third.WaitAsync(Patience, Token);

        await redis.StartAsync();
        using var patience = new CancellationTokenSource(Patience);
        while (node.Asked.Taken() < 2)
        {
            var call = node.CallAsync(CallLane.Verify);
            while (!call.IsCompleted)
            {
                patience.Token.ThrowIfCancellationRequested();
                node.Time.Advance(TimeSpan.FromSeconds(5));
                await Task.Delay(TimeSpan.FromMilliseconds(5), Token);
            }

            await call;
        }
    }

    [Fact]
    public async Task A_redis_that_hangs_holds_a_call_up_for_no_longer_than_the_options_say()
    {
        await using var redis = await PrivateRedis.StartedAsync(shared);
        var answers = new FakeTimeProvider();
        await using var node = new CallNode(redis.Configuration, "test", Configure, answers);
        await node.CallAsync(CallLane.Verify).WaitAsync(Patience, Token);
        await redis.PauseAsync();
        var call = node.CallAsync(CallLane.Verify);
        while (node.Asked.Asked() < 2)
        {
            await Task.Yield();
        }

        answers.Advance(TimeSpan.FromMilliseconds(249));
        Assert.False(call.IsCompleted);
        answers.Advance(TimeSpan.FromMilliseconds(1));
        await call.WaitAsync(Patience, Token);
    }

    private static void Configure(CallBudgetOptions options)
    {
        (options.CallsPerSecond, options.Burst, options.KeptForOrders) = (1 / Refill.TotalSeconds, 2, 0);
        options.LongestVerifyWait = TimeSpan.FromHours(1);
    }
}
