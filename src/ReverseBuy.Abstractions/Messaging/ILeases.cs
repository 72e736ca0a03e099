namespace ReverseBuy.Messaging;

/// <summary>Lets one at a time do something, across processes where the provider says so. Decided by the store's clock. Thread-safe.</summary>
public interface ILeases
{
    /// <summary>Waits until a lease is free, and takes it.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="name">What is to be done by one at a time, such as <c>token:taobao:main</c>.</param>
    /// <param name="duration">After how long it is free again, should its holder be gone.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The lease; disposing it gives it back.</returns>
    ValueTask<ILease> AcquireAsync(TenantId tenant, string name, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Takes a lease if it is free, and waits for nobody. Those who wait for it in this process may come first.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="name">What is to be done by one at a time, such as <c>worker:outbox</c>.</param>
    /// <param name="duration">After how long it is free again, should its holder be gone.</param>
    /// <param name="cancellationToken">Ends the question; a lease that was given all the same ends by itself.</param>
    /// <returns>The lease, or for how long another still has it.</returns>
    ValueTask<LeaseAttempt> TryAcquireAsync(TenantId tenant, string name, TimeSpan duration, CancellationToken cancellationToken);
}
