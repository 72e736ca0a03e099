using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Inventory;
using ReverseBuy.Redis.Tests.Support;

namespace ReverseBuy.Redis.Tests.Snapshots;

/// <summary>Without Redis nodes share no snapshots, and no read fails or waits for it.</summary>
public sealed class SnapshotOutageTests(SharedRedis shared)
{
    private static readonly SnapshotKey Key = Listings.Key();
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_redis_that_is_not_there_has_no_snapshots_and_once_it_is_there_it_has_and_news_may_have_been_lost()
    {
        await using var redis = await PrivateRedis.StartedAsync(shared);
        await redis.KillAsync();
        var time = new FakeTimeProvider();
        await using var node = new RedisNode(redis.Configuration, "test", time);
        await using var other = new RedisNode(redis.Configuration, "test", time);
        var heard = new HeardNews();
        using var listening = node.Snapshots.Subscribe(heard);
        await SaveAsync(node);
        Assert.Null(await FindAsync(node));
        await node.Snapshots.RemoveAsync(Key, Listings.Noon, Token);

        await redis.StartAsync();
        await UntilAsync(time, async () => await SharedAsync(other, node));
        await UntilAsync(time, heard.LostAsync());

        await SaveAsync(other, seconds: 1000);
        while ((await heard.NextAsync()).Before != Listings.Noon.AddSeconds(1000))
        {
            // What was shared while trying.
        }
    }

    [Fact]
    public async Task A_redis_that_restarts_has_forgotten_everything_listeners_learn_it_and_nodes_share_again()
    {
        await using var redis = await PrivateRedis.StartedAsync(shared);
        var time = new FakeTimeProvider();
        await using var node = new RedisNode(redis.Configuration, "test", time);
        await using var other = new RedisNode(redis.Configuration, "test", time);
        var heard = new HeardNews();
        using var listening = node.Snapshots.Subscribe(heard);
        var moment = 0;
        await UntilAsync(time, async () =>
        {
            // It may not listen yet when the first is shared.
            await SaveAsync(other, ++moment);
            return heard.Waiting > 0;
        });
        await redis.KillAsync();
        Assert.Null(await FindAsync(node));

        await redis.StartAsync();
        await UntilAsync(time, heard.LostAsync());
        Assert.Null(await FindAsync(node));
        while (heard.Waiting > 0)
        {
            await heard.NextAsync();
        }

        await UntilAsync(time, async () => await SharedAsync(other, node));
        await heard.NextAsync();
    }

    [Fact]
    public async Task A_redis_that_hangs_costs_a_few_reads_a_moment_and_the_rest_nothing_until_it_answers_again()
    {
        await using var redis = await PrivateRedis.StartedAsync(shared);
        var answers = new FakeTimeProvider();
        await using var node = new RedisNode(redis.Configuration, "test", TimeProvider.System, answers);
        await SaveAsync(node);
        Assert.NotNull(await FindAsync(node));
        await redis.PauseAsync();
        var late = 0;
        while (!node.Written.Ids.Contains(8001))
        {
            var read = FindAsync(node);
            answers.Advance(TimeSpan.FromMilliseconds(249));
            Assert.False(read.IsCompleted);
            answers.Advance(TimeSpan.FromMilliseconds(1));
            Assert.Null(await read.WaitAsync(Patience, Token));
            Assert.True(++late < 10);
        }

        // Not asked at all: no clock moves.
        for (var more = 0; more < 100; more++)
        {
            Assert.Null(await FindAsync(node).WaitAsync(Patience, Token));
        }

        await redis.GoOnAsync();
        await UntilAsync(answers, async () => await FindAsync(node) is not null, TimeSpan.FromSeconds(2.1));
        Assert.Equal([8001, 8002], node.Written.Ids.Distinct());
    }

    [Fact]
    public async Task Whoever_gives_up_is_not_kept_waiting()
    {
        await using var redis = await PrivateRedis.StartedAsync(shared);
        await using var node = new RedisNode(redis.Configuration, "test", TimeProvider.System);
        await SaveAsync(node);
        await redis.PauseAsync();
        using var givenUp = new CancellationTokenSource();
        var read = node.Snapshots.FindManyAsync(Listings.Anna, [Key], givenUp.Token).AsTask();
        await givenUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read.WaitAsync(Patience, Token));
        await redis.GoOnAsync();
    }

    private static async Task<bool> SharedAsync(RedisNode from, RedisNode to)
    {
        await SaveAsync(from);
        return await FindAsync(to) is not null;
    }

    private static async Task SaveAsync(RedisNode node, double seconds = 0) =>
        await node.Snapshots.SaveManyAsync(Listings.Anna, [Listings.Of(Key, seconds: seconds)], Token);

    private static async Task<Snapshot?> FindAsync(RedisNode node) => Assert.Single(await node.Snapshots.FindManyAsync(Listings.Anna, [Key], Token));

    private static async Task UntilAsync(FakeTimeProvider time, Task task)
    {
        await UntilAsync(time, () => Task.FromResult(task.IsCompleted));
        await task;
    }

    // When a client connects again is for it to decide, and it has no clock but the real one.
    private static async Task UntilAsync(FakeTimeProvider time, Func<Task<bool>> condition, TimeSpan? step = null)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await condition())
        {
            patience.Token.ThrowIfCancellationRequested();
            time.Advance(step ?? TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(20), Token);
        }
    }
}
