using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReverseBuy.Clocks;
using ReverseBuy.Messaging;

namespace ReverseBuy.EntityFrameworkCore.Tests.Leases;

public sealed class SqliteLeaseTests : DatabaseLeaseSuite
{
    private readonly TemporaryFolder _folder = new();
    private TemporaryFolder? _otherFolder;
    private SqliteHost? _host;

    [Fact]
    public async Task Numbers_rise_over_the_end_of_a_process_and_what_it_held_stays_held_until_its_time_is_over()
    {
        var first = await AcquireAsync();
        await (await AcquireAsync("other")).DisposeAsync();
        await _host!.DisposeAsync();
        _host = new SqliteHost(_folder, time: Time);

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
        Time.Advance(TimeSpan.FromHours(10));
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

    protected override (IAsyncDisposable Host, ILeases Leases) OpenAnother()
    {
        _otherFolder = _folder.Sharing();
        var other = new SqliteHost(_otherFolder, time: Time);
        return (other, other.Leases);
    }

    protected override async ValueTask<ILeases> MakeAsync()
    {
        _host = new SqliteHost(_folder, time: Time);
        await _host.TenantDatabase.PrepareAsync(Tenant, Token);
        await _host.TenantDatabase.PrepareAsync(OtherTenant, Token);
        return _host.Leases;
    }

    // To the database it is all the same whether its clock goes on or the ends of all leases come nearer.
    protected override async Task ElapseAsync(TimeSpan time)
    {
        var nearer = string.Create(CultureInfo.InvariantCulture, $"-{time.TotalSeconds} seconds");
        await using var write = await _host!.Databases.WriteTenantAsync(Tenant, Token);
        await write.Context.Database.ExecuteSqlAsync($"UPDATE leases SET expires_at = strftime('%Y-%m-%d %H:%M:%f', expires_at, {nearer})", Token);
        await write.CommitAsync(Token);
    }

    protected override async ValueTask OnDisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        _otherFolder?.Dispose();
        _folder.Dispose();
    }
}
