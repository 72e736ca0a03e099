using ReverseBuy.Messaging;

namespace ReverseBuy.Redis.Leases;

/// <summary>A lease that was taken; whether it is still held, Redis says.</summary>
internal sealed class RedisLease(RedisLeases leases, LeaseClaim claim, long fencingToken) : ILease
{
    private int _isReturned;

    public long FencingToken => fencingToken;

    public ValueTask<bool> RenewAsync(CancellationToken cancellationToken) => leases.RenewAsync(claim, cancellationToken);

    public ValueTask DisposeAsync() => Interlocked.Exchange(ref _isReturned, 1) == 0 ? leases.ReturnAsync(claim) : ValueTask.CompletedTask;
}
