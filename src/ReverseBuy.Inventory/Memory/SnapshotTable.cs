namespace ReverseBuy.Inventory.Memory;

/// <summary>
/// The listings in memory, at most so many. Finding one takes no lock and allocates nothing; adding and evicting take one. A listing that is read once
/// passes through a small queue and is out again; one that is read again while there, or soon after it went out, stays among the many (S3-FIFO, Yang
/// et al., SOSP 2023). ADR 0016 tells why it is not a cache from a package.
/// </summary>
internal sealed class SnapshotTable
{
    private const int FewestBuckets = 256;
    private readonly Lock _gate = new();
    private readonly int _capacity;
    private readonly EvictionQueue _small = new();
    private readonly EvictionQueue _main = new();
    private readonly RecentlyOut _recentlyOut;
    private CachedListing?[] _buckets = new CachedListing?[FewestBuckets];

    public SnapshotTable(InventoryOptions options)
    {
        _capacity = options.MemoryCapacity;
        _recentlyOut = new RecentlyOut(_capacity);
    }

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _small.Count + _main.Count;
            }
        }
    }

    public CachedListing? Find(AccountSlot slot, string listing)
    {
        var place = new ListingKey(slot, listing);
        return Find(place, place.Hash);
    }

    /// <summary>The entry of a listing, added when there was none.</summary>
    public CachedListing GetOrAdd(AccountSlot slot, string listing)
    {
        var place = new ListingKey(slot, listing);
        var hash = place.Hash;
        if (Find(place, hash) is { } known)
        {
            return known;
        }

        lock (_gate)
        {
            // A search without the lock may miss an entry while the table grows.
            if (Find(place, hash) is { } found)
            {
                return found;
            }

            while (_small.Count + _main.Count >= _capacity)
            {
                EvictOne();
            }

            var added = new CachedListing(place, hash);
            (_recentlyOut.Take(hash) ? _main : _small).Add(added);
            Link(added);
            return added;
        }
    }

    /// <summary>Looks at every entry; one that is added meanwhile may be left out.</summary>
    public IEnumerable<CachedListing> All()
    {
        var buckets = Volatile.Read(ref _buckets);
        for (var index = 0; index < buckets.Length; index++)
        {
            for (var entry = Volatile.Read(ref buckets[index]); entry is not null; entry = Volatile.Read(ref entry.Next))
            {
                yield return entry;
            }
        }
    }

    /// <summary>Throws out all that belongs to a tenant. It looks at every entry, and writers wait.</summary>
    public void Forget(TenantId tenant)
    {
        lock (_gate)
        {
            foreach (var queue in new[] { _small, _main })
            {
                for (var left = queue.Count; left > 0; left--)
                {
                    var entry = queue.Take()!;
                    if (entry.Slot.Tenant == tenant)
                    {
                        Unlink(entry);
                    }
                    else
                    {
                        queue.Add(entry);
                    }
                }
            }
        }
    }

    private CachedListing? Find(in ListingKey place, int hash)
    {
        var buckets = Volatile.Read(ref _buckets);
        var entry = Volatile.Read(ref buckets[hash & (buckets.Length - 1)]);
        while (entry is not null)
        {
            if (entry.Hash == hash && entry.Place.IsSame(place))
            {
                return entry;
            }

            entry = Volatile.Read(ref entry.Next);
        }

        return null;
    }

    private void Link(CachedListing entry)
    {
        if (_small.Count + _main.Count > _buckets.Length)
        {
            Grow();
        }

        ref var bucket = ref _buckets[entry.Hash & (_buckets.Length - 1)];
        entry.Next = bucket;
        Volatile.Write(ref bucket, entry);
    }

    private void Unlink(CachedListing entry)
    {
        entry.IsOut = true;
        ref var link = ref _buckets[entry.Hash & (_buckets.Length - 1)];
        while (link is not null)
        {
            if (ReferenceEquals(link, entry))
            {
                // Its own link stays: a reader that stands on it goes on to the rest of the chain.
                Volatile.Write(ref link, entry.Next);
                return;
            }

            link = ref link.Next;
        }
    }

    // Entries change their chains while readers go along them. Such a reader may end early and miss one: it takes the slow way once, and is never given a wrong one.
    private void Grow()
    {
        var grown = new CachedListing?[_buckets.Length * 2];
        foreach (var bucket in _buckets)
        {
            for (var entry = bucket; entry is not null;)
            {
                var next = entry.Next;
                ref var head = ref grown[entry.Hash & (grown.Length - 1)];
                Volatile.Write(ref entry.Next, head);
                head = entry;
                entry = next;
            }
        }

        Volatile.Write(ref _buckets, grown);
    }

    private void EvictOne()
    {
        if (_small.Count > Math.Max(1, _capacity / 10) || _main.Count == 0)
        {
            EvictFromSmall();
        }
        else
        {
            EvictFromMain();
        }
    }

    private void EvictFromSmall()
    {
        while (_small.Take() is { } oldest)
        {
            if (oldest.Heat > 0)
            {
                oldest.Heat = 0;
                _main.Add(oldest);
                continue;
            }

            _recentlyOut.Add(oldest.Hash);
            Unlink(oldest);
            return;
        }
    }

    private void EvictFromMain()
    {
        while (_main.Take() is { } oldest)
        {
            if (oldest.Heat > 0)
            {
                oldest.Heat--;
                _main.Add(oldest);
                continue;
            }

            Unlink(oldest);
            return;
        }
    }
}
