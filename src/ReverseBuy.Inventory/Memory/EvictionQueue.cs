namespace ReverseBuy.Inventory.Memory;

/// <summary>First in, first out, linked through the entries themselves. Only under the lock of the <see cref="SnapshotTable"/>.</summary>
internal sealed class EvictionQueue
{
    private CachedListing? _oldest;
    private CachedListing? _youngest;

    public int Count { get; private set; }

    public void Add(CachedListing entry)
    {
        entry.Younger = null;
        if (_youngest is null)
        {
            _oldest = entry;
        }
        else
        {
            _youngest.Younger = entry;
        }

        _youngest = entry;
        Count++;
    }

    public CachedListing? Take()
    {
        var taken = _oldest;
        if (taken is null)
        {
            return null;
        }

        _oldest = taken.Younger;
        taken.Younger = null;
        if (_oldest is null)
        {
            _youngest = null;
        }

        Count--;
        return taken;
    }
}
