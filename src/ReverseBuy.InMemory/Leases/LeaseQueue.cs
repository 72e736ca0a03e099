namespace ReverseBuy.InMemory.Leases;

/// <summary>Who holds a lease and who waits for it. Guarded by the lock of <see cref="InProcessLeases"/>.</summary>
internal sealed class LeaseQueue : IDisposable
{
    private readonly ITimer _alarm;

    public LeaseQueue(TenantId tenant, string name, TimeProvider time, Action<LeaseQueue> expire)
    {
        Tenant = tenant;
        Name = name;
        _alarm = time.CreateTimer(_ => expire(this), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public TenantId Tenant { get; }

    public string Name { get; }

    public HeldLease? Holder { get; set; }

    public LinkedList<LeaseWaiter> Waiting { get; } = new();

    // Timers count whole milliseconds and must not ring before the time.
    public void WakeIn(TimeSpan wait) =>
        _alarm.Change(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), Timeout.InfiniteTimeSpan);

    public void Dispose() => _alarm.Dispose();
}
