using Microsoft.EntityFrameworkCore;
using ReverseBuy.EntityFrameworkCore.Tests.Leases;
using ReverseBuy.Messaging;

namespace ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;

/// <summary>Leases of several processes that share a tenant's database, by its clock; the clocks of the processes stand still.</summary>
public sealed class PostgreSqlLeaseTests(PostgreSqlServer server) : LeaseSuite
{
    private readonly PostgreSqlSite _site = new();
    private readonly CountingTime _time = new();
    private PostgreSqlHost? _host;

    protected override int Crowd => 40;

    public override async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
            await _site.DisposeAsync();
        }
    }

    [Fact]
    public async Task Two_processes_in_a_crowd_give_each_number_once()
    {
        await using var other = new PostgreSqlHost(_site, time: _time);
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
        server.Require();
        _host = new PostgreSqlHost(_site, time: _time);
        await server.PrepareAsync(_site, _host, Samples.Anna, Samples.Boris);
        return _host.Leases;
    }

    // To the database it is all the same whether its clock goes on or the ends of all leases come nearer.
    protected override async Task ElapseAsync(TimeSpan time)
    {
        await using var write = await _host!.Databases.WriteTenantAsync(Samples.Anna, Token);
        await write.Context.Database.ExecuteSqlAsync($"UPDATE leases SET expires_at = expires_at - make_interval(secs => {time.TotalSeconds})", Token);
        await write.CommitAsync(Token);
    }

    protected override async Task LookAgainAsync(Task waiter)
    {
        // The first may have begun before; the second is one that began after.
        var enough = _time.Timers + 2;
        while (_time.Timers < enough && !waiter.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }
}
