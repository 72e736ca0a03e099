namespace ReverseBuy.Messaging;

/// <summary>Wakes background work. Thread-safe; never fails and never waits.</summary>
public interface IDoorbell
{
    /// <summary>Tells that a worker has something to do for a tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="worker">The worker's name.</param>
    void Ring(TenantId tenant, string worker);

    /// <summary>Tells that a worker will have something to do for a tenant, at a moment.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="worker">The worker's name.</param>
    /// <param name="due">The moment; one that has passed rings at once.</param>
    void RingAt(TenantId tenant, string worker, DateTimeOffset due);
}
