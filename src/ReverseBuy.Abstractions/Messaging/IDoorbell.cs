namespace ReverseBuy.Messaging;

/// <summary>Wakes background work, in this process and, where the storage keeps an <see cref="IDoorbellStore"/>, in others. Thread-safe; never fails.</summary>
public interface IDoorbell
{
    /// <summary>
    /// Told right before a commit after which it is rung: makes sure that the workers look within a minute, also when this process ends between the commit and its
    /// ring. As a rule nothing has to be done for it, and what has to be done takes no longer than a second. Nobody looks sooner for it.
    /// </summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="workers">The workers' names.</param>
    /// <param name="cancellationToken">Ends the wait; the commit may go on.</param>
    /// <returns>A task that ends when it is made sure, or cannot be.</returns>
    ValueTask PromiseAsync(TenantId tenant, IReadOnlyCollection<string> workers, CancellationToken cancellationToken);

    /// <summary>Tells that a worker has something to do for a tenant. It does not wait.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="worker">The worker's name.</param>
    void Ring(TenantId tenant, string worker);

    /// <summary>Tells that a worker will have something to do for a tenant, at a moment. It does not wait.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="worker">The worker's name.</param>
    /// <param name="due">The moment; one that has passed rings at once.</param>
    void RingAt(TenantId tenant, string worker, DateTimeOffset due);
}
