using System.Threading.Channels;

namespace ReverseBuy.Messaging.Scheduling;

/// <summary>
/// Who is next: workers of tenants, first come first served, each at most once in the queue and never in it while it runs. Nothing is kept of tenants that are idle. Thread-safe.
/// </summary>
internal sealed class WorkQueue(MessagingOptions options, TimeProvider time) : IDisposable
{
    /// <summary>How much longer than its lease an idle worker is kept: when it is met again, it does not find its own lease in its way.</summary>
    private static readonly TimeSpan Longer = TimeSpan.FromSeconds(5);

    private readonly Channel<WorkSlot> _ready = Channel.CreateUnbounded<WorkSlot>();

    // Taken before the lock of a slot, never after it: whoever rings for a slot finds it, or makes another one.
    private readonly Lock _lock = new();
    private readonly Dictionary<TenantId, TenantSlots> _tenants = [];

    /// <summary>All that are queued, running, due or were so lately.</summary>
    public IReadOnlyList<WorkSlot> Slots
    {
        get
        {
            lock (_lock)
            {
                return [.. _tenants.Values.SelectMany(tenant => tenant.ByWorker.Values)];
            }
        }
    }

    /// <summary>Notes a tenant.</summary>
    /// <returns>Whether it is new, or was idle.</returns>
    public bool Meet(TenantId tenant)
    {
        lock (_lock)
        {
            return _tenants.TryGetValue(tenant, out var slots) && !slots.IsMet && (slots.IsMet = true);
        }
    }

    /// <summary>Forgets a tenant. A worker that runs at this moment runs to its end, and is not queued again.</summary>
    public void Forget(TenantId tenant)
    {
        lock (_lock)
        {
            if (_tenants.Remove(tenant, out var slots))
            {
                foreach (var slot in slots.ByWorker.Values)
                {
                    slot.Dispose();
                }
            }
        }
    }

    public void Ring(TenantId tenant, string worker) => With(tenant, worker, static slot => slot.Ring(isNews: true));

    /// <summary>Queues it without anything having happened.</summary>
    public void Wake(TenantId tenant, string worker) => With(tenant, worker, static slot => slot.Ring(isNews: false));

    /// <summary>Queues all workers of a tenant that is idle, as they look by themselves else.</summary>
    public void Visit(TenantId tenant, IEnumerable<string> workers)
    {
        lock (_lock)
        {
            foreach (var worker in workers.Where(worker => !_tenants.TryGetValue(tenant, out var slots) || !slots.ByWorker.ContainsKey(worker)).ToList())
            {
                Slot(tenant, worker).Ring(isNews: false);
            }

            _tenants[tenant].IsMet = true;
        }
    }

    /// <summary>Queues it for a row of the doorbell of all processes, unless that was done.</summary>
    public void Hear(DoorbellRing ring)
    {
        lock (_lock)
        {
            var slot = Slot(ring.Tenant, ring.Worker);

            // A moment that was foreseen says nothing about the tenant's other workers, and each of ten thousand tenants has such moments every day.
            _tenants[ring.Tenant].IsMet |= !ring.IsPromise && time.GetUtcNow() - ring.DueAt < SharedDoorbell.LongDue / 2;
            slot.Hear(ring);
        }
    }

    /// <summary>Queues all that were rung or heard since a moment.</summary>
    public void RingActive(DateTimeOffset since)
    {
        foreach (var slot in Slots)
        {
            slot.RingIfActive(since);
        }
    }

    /// <summary>Queues it at a moment, if it is not to be run before.</summary>
    public void RingAt(TenantId tenant, string worker, DateTimeOffset due) => With(tenant, worker, slot => slot.RingAt(due));

    /// <summary>Waits for the next; whoever takes it runs it and then calls <see cref="WorkSlot.Finish"/>.</summary>
    public async ValueTask<WorkSlot> TakeAsync(CancellationToken cancellationToken)
    {
        var slot = await _ready.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        slot.Start();
        return slot;
    }

    public void Dispose()
    {
        foreach (var slot in Slots)
        {
            slot.Dispose();
        }
    }

    private void With(TenantId tenant, string worker, Action<WorkSlot> act)
    {
        lock (_lock)
        {
            act(Slot(tenant, worker));
        }
    }

    private WorkSlot Slot(TenantId tenant, string worker)
    {
        if (!_tenants.TryGetValue(tenant, out var slots))
        {
            _tenants.Add(tenant, slots = new TenantSlots());
        }

        if (!slots.ByWorker.TryGetValue(worker, out var slot))
        {
            slots.ByWorker.Add(worker, slot = new WorkSlot(tenant, worker, SweepOf(tenant, worker), options.WorkerLease + Longer, time, Enqueue, Leave));
        }

        return slot;
    }

    private void Leave(WorkSlot slot)
    {
        lock (_lock)
        {
            if (!slot.MayLeave() || !_tenants.TryGetValue(slot.Tenant, out var slots) || slots.ByWorker.GetValueOrDefault(slot.Worker) != slot)
            {
                return;
            }

            slots.ByWorker.Remove(slot.Worker);
            slot.Dispose();
            if (slots.ByWorker.Count == 0)
            {
                _tenants.Remove(slot.Tenant);
            }
        }
    }

    // Between half of the interval and all of it, so that tenants that were woken together do not stay together.
    private TimeSpan SweepOf(TenantId tenant, string worker)
    {
        var spread = (uint)HashCode.Combine(tenant, worker) / (double)uint.MaxValue;
        return options.SweepInterval * (1 + spread) / 2;
    }

    private void Enqueue(WorkSlot slot) => _ready.Writer.TryWrite(slot);
}
