using ReverseBuy.InMemory.Tenancy;
using ReverseBuy.Messaging;

namespace ReverseBuy.InMemory.Messaging;

/// <summary>The doorbell of hosts that share a memory, which tests do.</summary>
internal sealed class InMemoryDoorbellStore : IDoorbellStore, ITenantShelf
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(TenantId Tenant, string Worker, bool IsPromise), DoorbellRing> _rows = [];

    public string Contents => "doorbells";

    public int Count(TenantId tenant)
    {
        lock (_gate)
        {
            return _rows.Keys.Count(key => key.Tenant == tenant);
        }
    }

    public void Clear(TenantId tenant)
    {
        lock (_gate)
        {
            foreach (var key in _rows.Keys.Where(key => key.Tenant == tenant).ToList())
            {
                _rows.Remove(key);
            }
        }
    }

    public ValueTask WriteAsync(IReadOnlyCollection<DoorbellRing> rings, IReadOnlyCollection<DoorbellRing> answered, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            foreach (var answer in answered.Where(answer => _rows.GetValueOrDefault(KeyOf(answer)) == answer))
            {
                _rows.Remove(KeyOf(answer));
            }

            foreach (var ring in rings)
            {
                _rows[KeyOf(ring)] = _rows.GetValueOrDefault(KeyOf(ring)) is { } row && row.DueAt < ring.DueAt != ring.IsPromise
                    ? ring with { DueAt = row.DueAt }
                    : ring;
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<DoorbellRing>> ListDueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<DoorbellRing>>([.. _rows.Values.Where(row => row.DueAt <= now)]);
        }
    }

    public ValueTask<int> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var gone = _rows.Where(row => row.Value.DueAt < before).Select(row => row.Key).ToList();
            gone.ForEach(key => _rows.Remove(key));
            return ValueTask.FromResult(gone.Count);
        }
    }

    private static (TenantId Tenant, string Worker, bool IsPromise) KeyOf(DoorbellRing ring) => (ring.Tenant, ring.Worker, ring.IsPromise);
}
