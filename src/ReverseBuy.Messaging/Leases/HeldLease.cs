namespace ReverseBuy.Messaging.Leases;

/// <summary>A lease that was given; it ends when it is given back or its time is over.</summary>
internal sealed class HeldLease(InProcessLeases leases, LeaseQueue queue, long fencingToken, long givenAt, TimeSpan duration) : ILease
{
    public long FencingToken => fencingToken;

    public long GivenAt => givenAt;

    public TimeSpan Duration => duration;

    public ValueTask DisposeAsync()
    {
        leases.Return(queue, this);
        return ValueTask.CompletedTask;
    }
}
