namespace ReverseBuy.Messaging.Scheduling;

/// <summary>Puts what is rung for into the queue of background work; mute where this process does none.</summary>
internal sealed class Doorbell(WorkQueue queue, MessagingOptions options) : IDoorbell
{
    public void Ring(TenantId tenant, string worker)
    {
        if (options.RunWorkers)
        {
            queue.Ring(tenant, worker);
        }
    }

    public void RingAt(TenantId tenant, string worker, DateTimeOffset due)
    {
        if (options.RunWorkers)
        {
            queue.RingAt(tenant, worker, due);
        }
    }
}
