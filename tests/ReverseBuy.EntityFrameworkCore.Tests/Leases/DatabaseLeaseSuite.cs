using ReverseBuy.Clocks;
using ReverseBuy.Messaging;

namespace ReverseBuy.EntityFrameworkCore.Tests.Leases;

/// <summary>What leases promise that a database keeps: several processes share them, by the clock of the database. The clocks of the processes stand still.</summary>
public abstract class DatabaseLeaseSuite : LeaseSuite
{
    protected CountingTime Time { get; } = new();

    protected override int Crowd => 40;

    [Fact]
    public async Task Two_processes_in_a_crowd_give_each_number_once()
    {
        var (other, otherLeases) = OpenAnother();
        await using var disposed = other;
        var holders = 0;
        var numbers = new List<long>();
        var crowd = Task.WhenAll(Enumerable.Range(0, Crowd).Select(number => Task.Run(
            async () =>
            {
                await using var lease = await AcquireAsync(leases: number % 2 == 0 ? Leases : otherLeases);
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

    /// <summary>Opens a second process on the same databases, with the same clock.</summary>
    protected abstract (IAsyncDisposable Host, ILeases Leases) OpenAnother();

    protected override Task LookAgainAsync(Task waiter) => LookAgainAsync(waiter, Time);

    protected static async Task LookAgainAsync(Task waiter, CountingTime time)
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
