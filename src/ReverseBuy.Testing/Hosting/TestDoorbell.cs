using ReverseBuy.Messaging;

namespace ReverseBuy.Testing;

/// <summary>Notes who is rung for; the test decides when they look. Thread-safe.</summary>
internal sealed class TestDoorbell(TimeProvider time) : IDoorbell
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(TenantId Tenant, string Worker), DateTimeOffset> _due = [];

    // There is one process, and it does not end between a commit and its ring.
    public ValueTask PromiseAsync(TenantId tenant, IReadOnlyCollection<string> workers, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public void Ring(TenantId tenant, string worker) => RingAt(tenant, worker, DateTimeOffset.MinValue);

    public void RingAt(TenantId tenant, string worker, DateTimeOffset due)
    {
        lock (_lock)
        {
            if (!_due.TryGetValue((tenant, worker), out var other) || due < other)
            {
                _due[(tenant, worker)] = due;
            }
        }
    }

    /// <summary>Those who are to look now; they are noted no longer.</summary>
    public IReadOnlyList<(TenantId Tenant, string Worker)> TakeDue()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var due = _due.Where(entry => entry.Value <= now).Select(entry => entry.Key).ToList();
            due.ForEach(entry => _due.Remove(entry));
            return due;
        }
    }
}
