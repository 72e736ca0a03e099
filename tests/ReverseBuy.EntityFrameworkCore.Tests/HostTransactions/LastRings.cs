using ReverseBuy.Messaging;

namespace ReverseBuy.EntityFrameworkCore.Tests.HostTransactions;

/// <summary>Lets pass what is rung when a host's transaction is left, after its commit, and not what was rung before: how often that is has tests of its own.</summary>
internal sealed class LastRings(IDoorbell inner) : IDoorbell
{
    private static readonly AsyncLocal<bool> Leaving = new();

    /// <summary>Leaves a host's transaction. What is rung then is rung before this returns.</summary>
    public static ValueTask LeaveAsync(IAsyncDisposable use)
    {
        Leaving.Value = true;
        try
        {
            return use.DisposeAsync();
        }
        finally
        {
            Leaving.Value = false;
        }
    }

    public ValueTask PromiseAsync(TenantId tenant, IReadOnlyCollection<string> workers, CancellationToken cancellationToken) =>
        inner.PromiseAsync(tenant, workers, cancellationToken);

    public void Ring(TenantId tenant, string worker)
    {
        if (Leaving.Value)
        {
            inner.Ring(tenant, worker);
        }
    }

    public void RingAt(TenantId tenant, string worker, DateTimeOffset due)
    {
        if (Leaving.Value)
        {
            inner.RingAt(tenant, worker, due);
        }
    }
}
