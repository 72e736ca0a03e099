using ReverseBuy.Messaging;

namespace ReverseBuy.InMemory.Leases;

/// <summary>A lease that was given; it ends when it is given back or its time is over.</summary>
internal sealed class HeldLease(InProcessLeases leases, LeaseQueue queue, long fencingToken, long givenAt, TimeSpan duration) : ILease
{
    public long FencingToken => fencingToken;

    /// <summary>From when its time counts. Guarded by the lock of <see cref="InProcessLeases"/>.</summary>
    public long GivenAt { get; set; } = givenAt;

    public TimeSpan Duration => duration;

    public ValueTask<bool> RenewAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(leases.Renew(queue, this));
    }

    public ValueTask DisposeAsync()
    {
        leases.Return(queue, this);
        return ValueTask.CompletedTask;
    }
}
