namespace ReverseBuy.BrowseSimulation.Shops;

/// <summary>Upstream as it is, and a shop's snapshots of it. All are captured when time begins, as by an import of the catalogue.</summary>
internal sealed class Snapshots(int skus)
{
    private readonly Sku[] _skus = new Sku[skus];

    /// <summary>Calls of the refresh lane so far. Verifications are not among them: every shop makes one per order.</summary>
    public long Calls { get; private set; }

    public int Upstream(int sku) => _skus[sku].Upstream;

    public int Captured(int sku) => _skus[sku].Captured;

    public double Age(int sku, double now) => now - _skus[sku].CapturedAt;

    public bool IsWrong(int sku) => _skus[sku].Upstream != _skus[sku].Captured;

    /// <summary>Whether a change was pushed since the snapshot was captured.</summary>
    public bool Pushed(int sku) => _skus[sku].Pushed;

    public void Change(int sku, bool pushed)
    {
        _skus[sku].Upstream++;
        _skus[sku].Pushed |= pushed;
    }

    /// <summary>Calls upstream.</summary>
    /// <returns>Whether the snapshot was wrong.</returns>
    public bool Refresh(int sku, double now)
    {
        Calls++;
        return Verify(sku, now);
    }

    /// <summary>Takes in what an order's verification learnt.</summary>
    public bool Verify(int sku, double now)
    {
        var wrong = IsWrong(sku);
        ref var known = ref _skus[sku];
        known = new Sku { Upstream = known.Upstream, Captured = known.Upstream, CapturedAt = now };
        return wrong;
    }

    // What is asked for together lies together: a million of them do not fit into the processor's caches.
    private struct Sku
    {
        public int Upstream;
        public int Captured;
        public double CapturedAt;
        public bool Pushed;
    }
}
