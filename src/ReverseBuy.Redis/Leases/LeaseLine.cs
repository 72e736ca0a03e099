using StackExchange.Redis;

namespace ReverseBuy.Redis.Leases;

/// <summary>Who waits for one lease in this process: only the first in the line asks Redis, and is woken when the lease was given back by anybody.</summary>
internal sealed class LeaseLine : IDisposable
{
    private TaskCompletionSource _returned = NewSignal();

    /// <summary>Gives the turns, in the order in which they were asked for.</summary>
    public SemaphoreSlim Turns { get; } = new(1, 1);

    /// <summary>How many stand in it. Guarded by the lock of <see cref="RedisLeases"/>.</summary>
    public int Length { get; set; }

    /// <summary>What hears of returns, once it does. Set by whoever has the turn.</summary>
    public Action<RedisChannel, RedisValue>? Listener { get; set; }

    /// <summary>Ends with the next return from now on.</summary>
    public Task NextReturn => Volatile.Read(ref _returned).Task;

    public void Wake() => Interlocked.Exchange(ref _returned, NewSignal()).TrySetResult();

    public void Dispose() => Turns.Dispose();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
