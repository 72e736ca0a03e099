using ReverseBuy.Catalogue;

namespace ReverseBuy.Inventory.Memory;

/// <summary>
/// A listing in memory: its key, what a reader is answered, and what is noted of its use. It is its own entry in the <see cref="SnapshotTable"/>, so that a
/// read touches as few lines of memory as can be. Readers take no lock; writers, which are rare, do.
/// </summary>
internal sealed class CachedListing(AccountSlot slot, string listing, int hash)
{
    private const byte HottestCounted = 3;

    // A lock of its own for each of a million entries would be a waste: they share some.
    private static readonly Lock[] Gates = [.. Enumerable.Range(0, 64).Select(_ => new Lock())];

    private SnapshotRead.Found? _found;
    private SnapshotRead.Gone? _gone;
    private volatile Freshness _freshness;
    private DateTimeOffset _changedAt;
    private int _reads;

    private enum Freshness : byte
    {
        Fresh,
        Wanting,
        Asked,
    }

    public AccountSlot Slot => slot;

    public string Listing => listing;

    public int Hash => hash;

    public SnapshotKey Key => slot.KeyOf(listing);

    /// <summary>The next in its chain. Written under the lock of the table, read without.</summary>
    public CachedListing? Next;

    /// <summary>The next in its queue. Only under the lock of the table.</summary>
    public CachedListing? Younger;

    /// <summary>How often it was read since it was last looked at for eviction, up to 3. Readers write it without care: one that is lost does not matter.</summary>
    public byte Heat;

    /// <summary>The snapshot; <see langword="null"/> when it has to be looked up, or the listing is gone.</summary>
    public SnapshotRead.Found? Found => Volatile.Read(ref _found);

    /// <summary>That the listing is gone, and since when that is known.</summary>
    public SnapshotRead.Gone? Gone => Volatile.Read(ref _gone);

    /// <summary>Whether a refresh is wanted and nobody has asked for it yet.</summary>
    public bool IsWanting => _freshness == Freshness.Wanting;

    /// <summary>Whether a refresh was asked for and has not come to an end.</summary>
    public bool IsAsked => _freshness == Freshness.Asked;

    /// <summary>Whether anybody read it since the reads were last taken, or it was last looked at for eviction.</summary>
    public bool IsReadLately => _reads > 0 || Heat > 0;

    private Lock Gate => Gates[hash & (Gates.Length - 1)];

    private DateTimeOffset? KnownAt => _found?.Snapshot.CapturedAt ?? _gone?.KnownAt;

    /// <summary>Counts a read. Two at once may count as one, which only happens where there are many.</summary>
    public void NoteRead()
    {
        _reads++;
        if (Heat < HottestCounted)
        {
            Heat++;
        }
    }

    /// <summary>Counts a read that had to wait until the listing was loaded. It is no reason yet to keep it among the many.</summary>
    public void NoteFirstRead() => _reads++;

    /// <summary>The reads since this was last called.</summary>
    public int TakeReads()
    {
        var reads = _reads;
        _reads = 0;
        return reads;
    }

    /// <summary>Takes in a snapshot, unless something newer is known.</summary>
    /// <returns>What is known now.</returns>
    public SnapshotRead Learn(Snapshot snapshot)
    {
        lock (Gate)
        {
            if (KnownAt > snapshot.CapturedAt)
            {
                return _found ?? (SnapshotRead)_gone!;
            }

            // Upstream told of a change later than it was asked: the snapshot was out of date before it came.
            var found = new SnapshotRead.Found(snapshot) { IsStale = snapshot.CapturedAt < (snapshot.ChangedAt > _changedAt ? snapshot.ChangedAt : _changedAt) };
            _gone = null;
            Volatile.Write(ref _found, found);
            _freshness = found.IsStale ? Freshness.Wanting : Freshness.Fresh;
            return found;
        }
    }

    /// <summary>Takes in that upstream does not know the listing, unless something newer is known.</summary>
    /// <returns>What is known now.</returns>
    public SnapshotRead LearnGone(ListingId gone, DateTimeOffset at)
    {
        lock (Gate)
        {
            if (KnownAt > at)
            {
                return _found ?? (SnapshotRead)_gone!;
            }

            Volatile.Write(ref _gone, new SnapshotRead.Gone(gone, at));
            Volatile.Write(ref _found, null);
            _freshness = Freshness.Fresh;
            return _gone;
        }
    }

    /// <summary>Notes a change upstream: what was captured before is still answered, as stale, and whoever reads it has it brought up to date.</summary>
    public void NoteChange(DateTimeOffset at)
    {
        lock (Gate)
        {
            _changedAt = at > _changedAt ? at : _changedAt;
            if (_gone?.KnownAt < at)
            {
                _gone = null;
            }

            if (_found is { IsStale: false } found && found.Snapshot.CapturedAt < at)
            {
                MarkStale(found);
            }
        }
    }

    /// <summary>Marks the snapshot as stale for its age.</summary>
    public void MarkStale()
    {
        lock (Gate)
        {
            if (_found is { IsStale: false } found)
            {
                MarkStale(found);
            }
        }
    }

    /// <summary>Forgets what was known before a moment: the next reader looks it up.</summary>
    public void Forget(DateTimeOffset before)
    {
        lock (Gate)
        {
            if (KnownAt < before)
            {
                _found = null;
                _gone = null;
                _freshness = Freshness.Fresh;
            }
        }
    }

    /// <summary>Claims the refresh that is wanted, or one that nobody wants yet. Of several at once one succeeds.</summary>
    public bool TryAsk()
    {
        lock (Gate)
        {
            if (_freshness == Freshness.Asked)
            {
                return false;
            }

            _freshness = Freshness.Asked;
            return true;
        }
    }

    /// <summary>Gives back the claim of a refresh that came to nothing.</summary>
    public void GiveBack()
    {
        lock (Gate)
        {
            if (_freshness == Freshness.Asked)
            {
                _freshness = _found is { IsStale: true } ? Freshness.Wanting : Freshness.Fresh;
            }
        }
    }

    private void MarkStale(SnapshotRead.Found found)
    {
        Volatile.Write(ref _found, found with { IsStale = true });
        if (_freshness == Freshness.Fresh)
        {
            _freshness = Freshness.Wanting;
        }
    }
}
