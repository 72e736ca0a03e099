using System.Collections.Concurrent;
using ReverseBuy.Messaging;

namespace ReverseBuy.EntityFrameworkCore.HostTransactions;

/// <summary>
/// Rings when a part of the host's transaction is written, and again later: nobody tells when the host commits. A look that finds nothing does no harm; should this process end before the last of
/// them, the promise that was made before is kept by others.
/// </summary>
internal sealed class LateDoorbell(IDoorbell doorbell, SecondLooks looks) : IDoorbell
{
    private readonly ConcurrentBag<Action> _rings = [];

    public ValueTask PromiseAsync(TenantId tenant, IReadOnlyCollection<string> workers, CancellationToken cancellationToken) =>
        doorbell.PromiseAsync(tenant, workers, cancellationToken);

    public void Ring(TenantId tenant, string worker) => Repeat(() => doorbell.Ring(tenant, worker));

    public void RingAt(TenantId tenant, string worker, DateTimeOffset due) => Repeat(() => doorbell.RingAt(tenant, worker, due));

    /// <summary>Rings once more for all that it was rung for.</summary>
    public void RingAgain()
    {
        foreach (var ring in _rings)
        {
            ring();
        }
    }

    private void Repeat(Action ring)
    {
        ring();
        _rings.Add(ring);
        looks.Plan(ring);
    }
}
