namespace ReverseBuy.Messaging.Scheduling;

/// <summary>Puts what is rung for into the queue of this process, or, where it does no background work, tells those that do.</summary>
internal sealed class Doorbell(WorkQueue queue, SharedDoorbell shared, MessagingOptions options) : IDoorbell
{
    public ValueTask PromiseAsync(TenantId tenant, IReadOnlyCollection<string> workers, CancellationToken cancellationToken) =>
        shared.PromiseAsync(tenant, workers, cancellationToken);

    public void Ring(TenantId tenant, string worker)
    {
        if (options.RunWorkers)
        {
            queue.Ring(tenant, worker);
        }
        else
        {
            shared.Ring(tenant, worker);
        }
    }

    public void RingAt(TenantId tenant, string worker, DateTimeOffset due)
    {
        if (options.RunWorkers)
        {
            queue.RingAt(tenant, worker, due);
        }
        else
        {
            shared.RingAt(tenant, worker, due);
        }
    }
}
