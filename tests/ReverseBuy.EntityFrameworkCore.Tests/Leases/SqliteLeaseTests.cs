using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReverseBuy.Messaging;

namespace ReverseBuy.EntityFrameworkCore.Tests.Leases;

/// <summary>Leases in the tenant's database, by its clock; the clocks of the nodes are hours apart and stand still.</summary>
public sealed class SqliteLeaseTests : LeaseSuite
{
    private readonly TemporaryFolder _folder = new();
    private readonly CountingTime _time = new();
    private SqliteHost? _host;

    protected override int Crowd => 40;

    public override async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        _folder.Dispose();
    }

    [Fact]
    public async Task Numbers_rise_over_the_end_of_a_process_and_what_it_held_stays_held_until_its_time_is_over()
    {
        var first = await AcquireAsync();
        await (await AcquireAsync("other")).DisposeAsync();
        await _host!.DisposeAsync();
        _host = new SqliteHost(_folder, time: _time);

        var second = AcquireAsync(leases: _host.Leases);
        await AssertWaitsAsync(second);
        Assert.Equal(2, (await AcquireAsync("other", leases: _host.Leases)).FencingToken);
        await ElapseAsync(Minute);
        Assert.True((await GivenAsync(second)).FencingToken > first.FencingToken);
    }

    [Fact]
    public async Task A_lease_that_cannot_be_given_back_ends_by_itself_and_nobody_is_troubled()
    {
        var lease = await AcquireAsync();
        await _host!.DisposeAsync();

        await lease.DisposeAsync();
    }

    [Fact]
    public async Task Two_hosts_with_clocks_hours_apart_never_hold_it_together_and_the_database_alone_says_when_it_ends()
    {
        using var otherFolder = _folder.Sharing();
        var otherTime = new CountingTime();
        otherTime.SetUtcNow(otherTime.GetUtcNow().AddHours(5));
        await using var other = new SqliteHost(otherFolder, time: otherTime);

        var mine = await AcquireAsync();
        var theirs = AcquireAsync(leases: other.Leases);
        await LookAgainAsync(theirs, otherTime);
        Assert.False(theirs.IsCompleted);

        // A node whose clock jumps takes nothing from anybody, and loses nothing.
        _time.Advance(TimeSpan.FromHours(10));
        otherTime.Advance(TimeSpan.FromHours(10));
        await LookAgainAsync(theirs, otherTime);
        Assert.False(theirs.IsCompleted);
        Assert.True(await mine.RenewAsync(Token));

        await ElapseAsync(Minute);
        while (!theirs.IsCompleted)
        {
            await LookAgainAsync(theirs, otherTime);
        }

        Assert.True((await theirs).FencingToken > mine.FencingToken);
        Assert.False(await mine.RenewAsync(Token));
        await mine.DisposeAsync();
        Assert.True(await (await theirs).RenewAsync(Token));
    }

    [Fact]
    public async Task Two_hosts_in_a_crowd_give_each_number_once()
    {
        using var otherFolder = _folder.Sharing();
        await using var other = new SqliteHost(otherFolder, time: _time);
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
        while (!crowd.IsCompleted)
        {
            await LookAgainAsync(crowd);
        }

        await crowd;
        Assert.Equal(Enumerable.Range(1, Crowd).Select(number => (long)number), numbers);
    }

    protected override async ValueTask<ILeases> MakeAsync()
    {
        _host = new SqliteHost(_folder, time: _time);
        await _host.TenantDatabase.PrepareAsync(Samples.Anna, Token);
        await _host.TenantDatabase.PrepareAsync(Samples.Boris, Token);
        return _host.Leases;
    }

    // To the database it is all the same whether its clock goes on or the ends of all leases come nearer.
    protected override async Task ElapseAsync(TimeSpan time)
    {
        var nearer = string.Create(CultureInfo.InvariantCulture, $"-{time.TotalSeconds} seconds");
        await using var write = await _host!.Databases.WriteTenantAsync(Samples.Anna, Token);
        await write.Context.Database.ExecuteSqlAsync($"UPDATE leases SET expires_at = strftime('%Y-%m-%d %H:%M:%f', expires_at, {nearer})", Token);
        await write.CommitAsync(Token);
    }

    protected override Task LookAgainAsync(Task waiter) => LookAgainAsync(waiter, _time);

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
}
