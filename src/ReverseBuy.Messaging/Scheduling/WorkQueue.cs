using System.Collections.Concurrent;
using System.Threading.Channels;

namespace ReverseBuy.Messaging.Scheduling;

/// <summary>Who is next: workers of tenants, first come first served, each at most once in the queue and never in it while it runs. Thread-safe.</summary>
internal sealed class WorkQueue(MessagingOptions options, TimeProvider time) : IDisposable
{
    private readonly Channel<WorkSlot> _ready = Channel.CreateUnbounded<WorkSlot>();
    private readonly ConcurrentDictionary<(TenantId Tenant, string Worker), Lazy<WorkSlot>> _slots = new();

    public void Ring(TenantId tenant, string worker) => Slot(tenant, worker).Ring();

    /// <summary>Queues it at a moment, if it is not to be run before.</summary>
    public void RingAt(TenantId tenant, string worker, DateTimeOffset due) => Slot(tenant, worker).RingAt(due);

    /// <summary>Waits for the next; whoever takes it runs it and then calls <see cref="WorkSlot.Finish"/>.</summary>
    public async ValueTask<WorkSlot> TakeAsync(CancellationToken cancellationToken)
    {
        var slot = await _ready.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        slot.Start();
        return slot;
    }

    public void Dispose()
    {
        foreach (var slot in _slots.Values)
        {
            slot.Value.Dispose();
        }
    }

    private WorkSlot Slot(TenantId tenant, string worker) =>
        _slots.GetOrAdd((tenant, worker), key => new Lazy<WorkSlot>(() => new WorkSlot(key.Tenant, key.Worker, SweepOf(key.Tenant, key.Worker), time, Enqueue))).Value;

    // Between half of the interval and all of it, so that tenants that were woken together do not stay together.
    private TimeSpan SweepOf(TenantId tenant, string worker)
    {
        var spread = (uint)HashCode.Combine(tenant, worker) / (double)uint.MaxValue;
        return options.SweepInterval * (1 + spread) / 2;
    }

    private void Enqueue(WorkSlot slot) => _ready.Writer.TryWrite(slot);
}
