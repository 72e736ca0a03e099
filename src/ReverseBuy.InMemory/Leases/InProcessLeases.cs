using ReverseBuy.InMemory.Tenancy;
using ReverseBuy.Messaging;

namespace ReverseBuy.InMemory.Leases;

/// <summary>
/// Leases within this process, given in the order in which they were asked for. It goes with storage in memory, which no other process sees either.
/// </summary>
internal sealed class InProcessLeases(TimeProvider time) : ILeases, ITenantShelf
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(TenantId Tenant, string Name), LeaseQueue> _queues = [];

    // One count for all leases: it only has to rise, and a queue that nobody needs can be forgotten without it.
    private long _fence;

    public string Contents => "leases";

    public int Count(TenantId tenant)
    {
        lock (_gate)
        {
            return _queues.Keys.Count(key => key.Tenant == tenant);
        }
    }

    /// <summary>Takes every lease from whoever holds it. Who waits for one goes on waiting, and is given it.</summary>
    public void Clear(TenantId tenant)
    {
        lock (_gate)
        {
            foreach (var queue in _queues.Values.Where(queue => queue.Tenant == tenant).ToList())
            {
                queue.Holder = null;
                GiveOn(queue);
            }
        }
    }

    public async ValueTask<ILease> AcquireAsync(TenantId tenant, string name, TimeSpan duration, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        cancellationToken.ThrowIfCancellationRequested();
        var waiter = new LeaseWaiter(duration);
        LeaseQueue queue;
        lock (_gate)
        {
            queue = Open(tenant, name);
            queue.Waiting.AddLast(waiter);
            GiveOn(queue);
        }

        try
        {
            return await waiter.Given.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await GiveUpAsync(queue, waiter).ConfigureAwait(false);
            throw;
        }
    }

    public ValueTask<LeaseAttempt> TryAcquireAsync(TenantId tenant, string name, TimeSpan duration, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var queue = Open(tenant, name);
            var mine = new LeaseWaiter(duration);
            var place = queue.Waiting.AddLast(mine);
            GiveOn(queue);
            if (mine.Given.IsCompletedSuccessfully)
            {
                return ValueTask.FromResult(new LeaseAttempt(queue.Holder, TimeSpan.Zero));
            }

            queue.Waiting.Remove(place);
            return ValueTask.FromResult(new LeaseAttempt(null, queue.Holder!.Duration - time.GetElapsedTime(queue.Holder.GivenAt)));
        }
    }

    internal bool Renew(LeaseQueue queue, HeldLease lease)
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            if (!ReferenceEquals(queue.Holder, lease) || time.GetElapsedTime(lease.GivenAt, now) >= lease.Duration)
            {
                return false;
            }

            lease.GivenAt = now;
            GiveOn(queue);
            return true;
        }
    }

    internal void Return(LeaseQueue queue, HeldLease lease)
    {
        lock (_gate)
        {
            // A lease that ended by itself is another's by now.
            if (ReferenceEquals(queue.Holder, lease))
            {
                queue.Holder = null;
                GiveOn(queue);
            }
        }
    }

    private LeaseQueue Open(TenantId tenant, string name)
    {
        if (!_queues.TryGetValue((tenant, name), out var queue))
        {
            _queues[(tenant, name)] = queue = new LeaseQueue(tenant, name, time, Expire);
        }

        return queue;
    }

    private async ValueTask GiveUpAsync(LeaseQueue queue, LeaseWaiter waiter)
    {
        lock (_gate)
        {
            if (queue.Waiting.Remove(waiter))
            {
                GiveOn(queue);
                return;
            }
        }

        // It was given in the very moment in which its waiter gave up.
        var lease = await waiter.Given.ConfigureAwait(false);
        await lease.DisposeAsync().ConfigureAwait(false);
    }

    private void Expire(LeaseQueue queue)
    {
        lock (_gate)
        {
            GiveOn(queue);
        }
    }

    private void GiveOn(LeaseQueue queue)
    {
        var now = time.GetTimestamp();
        if (queue.Holder is { } holder && time.GetElapsedTime(holder.GivenAt, now) >= holder.Duration)
        {
            queue.Holder = null;
        }

        if (queue.Holder is null && queue.Waiting.First is { } first)
        {
            queue.Waiting.RemoveFirst();
            queue.Holder = new HeldLease(this, queue, ++_fence, now, first.Value.Duration);
            first.Value.Give(queue.Holder);
        }

        if (queue.Holder is null)
        {
            Forget(queue);
            return;
        }

        if (queue.Waiting.Count > 0)
        {
            queue.WakeIn(queue.Holder.Duration - time.GetElapsedTime(queue.Holder.GivenAt, now));
        }
    }

    // An alarm may ring late, when another queue has long taken the place of its own.
    private void Forget(LeaseQueue queue)
    {
        if (_queues.TryGetValue((queue.Tenant, queue.Name), out var current) && ReferenceEquals(current, queue))
        {
            _queues.Remove((queue.Tenant, queue.Name));
        }

        queue.Dispose();
    }
}
