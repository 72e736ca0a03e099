using ReverseBuy.Messaging;

namespace ReverseBuy.InMemory.Leases;

/// <summary>Somebody who waits for a lease.</summary>
internal sealed class LeaseWaiter(TimeSpan duration)
{
    private readonly TaskCompletionSource<ILease> _given = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TimeSpan Duration => duration;

    public Task<ILease> Given => _given.Task;

    public void Give(ILease lease) => _given.SetResult(lease);
}
