using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Messaging;
using ReverseBuy.Redis.Tests.Support;

namespace ReverseBuy.Redis.Tests.Leases;

/// <summary>Without Redis nobody gets a lease, and everybody is told.</summary>
public sealed class LeaseOutageTests(SharedRedis shared)
{
    private static readonly TenantId Tenant = new("anna");
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_gets_a_lease_from_a_redis_that_is_not_there_and_the_fault_says_that_it_may_pass()
    {
        await using var redis = await PrivateRedis.StartedAsync(shared);
        await redis.KillAsync();
        await using var node = Node(redis);

        var fault = await FaultAsync(AcquireAsync(node));

        Assert.DoesNotContain("127.0.0.1", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_waits_when_redis_dies_is_told_and_what_was_held_is_given_back_without_trouble()
    {
        await using var redis = await PrivateRedis.StartedAsync(shared);
        var time = new FakeTimeProvider();
        await using var node = new RedisNode(redis.Configuration, "test", time);
        var held = await AcquireAsync(node);
        var waiter = AcquireAsync(node);
        await redis.KillAsync();

        while (!waiter.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await FaultAsync(waiter);
        await FaultAsync(held.RenewAsync(Token).AsTask());
        await held.DisposeAsync();
        Assert.Contains(8003, node.Written.Ids);
    }

    [Fact]
    public async Task A_redis_that_hangs_is_waited_for_no_longer_than_the_options_say_and_what_it_gave_too_late_is_given_back()
    {
        await using var redis = await PrivateRedis.StartedAsync(shared);
        var answers = new FakeTimeProvider();
        await using var node = new RedisNode(redis.Configuration, "test", TimeProvider.System, answers);
        await (await AcquireAsync(node)).DisposeAsync();
        await redis.PauseAsync();
        var late = AcquireAsync(node);
        answers.Advance(TimeSpan.FromMilliseconds(249));
        Assert.False(late.IsCompleted);
        answers.Advance(TimeSpan.FromMilliseconds(1));
        await FaultAsync(late);

        // It takes what it was asked for, and at once the return of it.
        await redis.GoOnAsync();
        await (await AcquireAsync(node).WaitAsync(Patience, Token)).DisposeAsync();
    }

    [Fact]
    public async Task A_redis_that_restarts_empty_is_used_again_and_its_numbers_are_larger_than_before()
    {
        await using var redis = await PrivateRedis.StartedAsync(shared);
        await using var node = Node(redis);
        var before = await AcquireAsync(node);
        await redis.KillAsync();
        await FaultAsync(AcquireAsync(node));
        await redis.StartAsync();

        var after = await UntilAnswered(() => AcquireAsync(node));

        Assert.True(after.FencingToken > before.FencingToken);
        Assert.False(await UntilAnswered(() => before.RenewAsync(Token).AsTask()));
        Assert.True(await after.RenewAsync(Token));
    }

    private static RedisNode Node(PrivateRedis redis) => new(redis.Configuration, "test", TimeProvider.System);

    private static Task<ILease> AcquireAsync(RedisNode node) => node.Leases.AcquireAsync(Tenant, "name", Minute, Token).AsTask();

    private static async Task<ReverseBuyException> FaultAsync(Task asked)
    {
        var fault = await Assert.ThrowsAsync<ReverseBuyException>(() => asked.WaitAsync(Patience, Token));
        Assert.Equal(("redis.unavailable", true), (fault.Code, fault.IsTransient));
        return fault;
    }

    // When a client connects again is for it to decide.
    private static async Task<TAnswer> UntilAnswered<TAnswer>(Func<Task<TAnswer>> ask)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (ReverseBuyException) when (!patience.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), Token);
            }
        }
    }
}
