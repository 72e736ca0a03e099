using ReverseBuy.Clocks;
using ReverseBuy.Messaging;
using ReverseBuy.Redis.Tests.Support;
using ReverseBuy.Testing;

namespace ReverseBuy.Redis.Tests.Leases;

public sealed class RedisLeaseTests(SharedRedis redis) : LeaseSuite
{
    private readonly CountingTime _time = new();
    private RedisSite? _site;
    private RedisNode? _node;

    protected override int Crowd => 60;

    [Fact]
    public async Task Whoever_waits_at_another_node_is_woken_by_the_return_and_its_clock_need_not_move()
    {
        var still = new CountingTime();
        await using var other = Another(still);
        var first = await AcquireAsync();
        var second = AcquireAsync(leases: other.Leases);
        while (still.Timers == 0)
        {
            await Task.Yield();
        }

        await first.DisposeAsync();

        Assert.True((await second.WaitAsync(Patience, Token)).FencingToken > first.FencingToken);
    }

    [Fact]
    public async Task Two_nodes_in_a_crowd_never_hold_it_together_and_their_numbers_rise()
    {
        await using var other = Another(_time);
        var holders = 0;
        var numbers = new List<long>();
        var crowd = Task.WhenAll(Enumerable.Range(0, Crowd).Select(number => Task.Run(
            async () =>
            {
                await using var lease = await AcquireAsync(leases: number % 2 == 0 ? Leases : other.Leases);
                Assert.Equal(1, Interlocked.Increment(ref holders));
                numbers.Add(lease.FencingToken);
                Interlocked.Decrement(ref holders);
            },
            Token)));

        // Nobody's clock moves: all are woken.
        await crowd.WaitAsync(Patience, Token);
        Assert.Equal(Crowd, numbers.Distinct().Count());
        Assert.Equal(numbers.Order(), numbers);
    }

    [Fact]
    public async Task A_node_whose_clock_jumps_takes_nothing_from_anybody_and_loses_nothing()
    {
        var hasty = new CountingTime();
        await using var other = Another(hasty);
        var mine = await AcquireAsync();
        var theirs = AcquireAsync(leases: other.Leases);
        while (hasty.Timers == 0)
        {
            await Task.Yield();
        }

        _time.Advance(TimeSpan.FromHours(10));
        hasty.Advance(TimeSpan.FromHours(10));
        await LookAgainAsync(theirs, hasty);

        Assert.False(theirs.IsCompleted);
        Assert.True(await mine.RenewAsync(Token));
    }

    [Fact]
    public async Task Numbers_rise_also_when_everything_was_lost_and_the_holder_of_before_learns_it_when_it_renews()
    {
        var first = await AcquireAsync();
        await _site!.LoseEverythingAsync();

        var second = await GivenAsync(AcquireAsync());

        Assert.True(second.FencingToken > first.FencingToken);
        Assert.False(await first.RenewAsync(Token));
        await first.DisposeAsync();
        Assert.True(await second.RenewAsync(Token));
    }

    [Fact]
    public async Task A_number_once_given_is_passed_also_when_the_clock_of_redis_goes_back()
    {
        var first = await AcquireAsync();
        var ahead = first.FencingToken + 3_600_000_000;
        await _site!.Database.StringSetAsync(_node!.Keys.Fence(Tenant), ahead);

        Assert.Equal(ahead + 1, (await AcquireAsync("other")).FencingToken);
    }

    [Fact]
    public async Task What_is_over_leaves_nothing_behind_but_the_last_number()
    {
        await (await AcquireAsync("one")).DisposeAsync();
        await AcquireAsync("two");
        await ElapseAsync(Minute);

        Assert.Equal([_node!.Keys.Fence(Tenant)], (await _site!.KeysAsync()).Select(key => key.ToString()));
    }

    [Fact]
    public async Task Nodes_with_different_prefixes_share_nothing()
    {
        await using var stranger = new RedisNode(_site!.Configuration, _site.Prefix + "x", _time);
        await AcquireAsync();

        var theirs = await GivenAsync(AcquireAsync(leases: stranger.Leases));

        await theirs.DisposeAsync();
        await _site.Database.KeyDeleteAsync(stranger.Keys.Fence(Tenant));
    }

    protected override async ValueTask<ILeases> MakeAsync()
    {
        _site = await redis.OpenAsync();
        _node = Another(_time);
        return _node.Leases;
    }

    protected override Task ElapseAsync(TimeSpan time) => _site!.ElapseAsync("{" + Tenant + "}:lease:*", time);

    protected override Task LookAgainAsync(Task waiter) => LookAgainAsync(waiter, _time);

    protected override async ValueTask OnDisposeAsync()
    {
        if (_node is not null)
        {
            await _node.DisposeAsync();
            await _site!.DisposeAsync();
        }
    }

    private static async Task LookAgainAsync(Task waiter, CountingTime time)
    {
        // The first may have begun before; the second is one that began after.
        var enough = time.Timers + 2;
        while (time.Timers < enough && !waiter.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }

    private RedisNode Another(TimeProvider time) => new(_site!.Configuration, _site.Prefix, time);
}
