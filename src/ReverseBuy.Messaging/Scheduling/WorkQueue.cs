using System.Collections.Concurrent;
using System.Threading.Channels;

namespace ReverseBuy.Messaging.Scheduling;

/// <summary>Who is next: workers of tenants, first come first served, each at most once in the queue and never in it while it runs. Thread-safe.</summary>
internal sealed class WorkQueue(MessagingOptions options, TimeProvider time) : IDisposable
{
    private readonly Channel<WorkSlot> _ready = Channel.CreateUnbounded<WorkSlot>();
    private readonly ConcurrentDictionary<(TenantId Tenant, string Worker), Lazy<WorkSlot>> _slots = new();
    private readonly ConcurrentDictionary<TenantId, bool> _met = new();

    /// <summary>All that were ever queued.</summary>
    public IEnumerable<WorkSlot> Slots => _slots.Values.Select(slot => slot.Value);

    /// <summary>Notes a tenant.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Meet(TenantId tenant) => _met.TryAdd(tenant, true);

    /// <summary>Forgets a tenant. A worker that runs at this moment runs to its end, and is not queued again.</summary>
    public void Forget(TenantId tenant)
    {
        _met.TryRemove(tenant, out _);
        foreach (var key in _slots.Keys.Where(key => key.Tenant == tenant))
        {
            if (_slots.TryRemove(key, out var slot))
            {
                slot.Value.Dispose();
            }
        }
    }

    public void Ring(TenantId tenant, string worker) => Slot(tenant, worker).Ring(isNews: true);

    /// <summary>Queues it without anything having happened.</summary>
    public void Wake(TenantId tenant, string worker) => Slot(tenant, worker).Ring(isNews: false);

    /// <summary>Queues it for a row of the doorbell of all processes, unless that was done.</summary>
    public void Hear(DoorbellRing ring) => Slot(ring.Tenant, ring.Worker).Hear(ring);

    /// <summary>Queues all that were rung or heard since a moment.</summary>
    public void RingActive(DateTimeOffset since)
    {
        foreach (var slot in Slots)
        {
            slot.RingIfActive(since);
        }
    }

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
