using ReverseBuy.Catalogue;
using ReverseBuy.Inventory.Freshness;

namespace ReverseBuy.Inventory.Memory;

/// <summary>
/// A listing in memory: its key, what a reader is answered, and what is noted of its use. It is its own entry in the <see cref="SnapshotTable"/>, so that a
/// read touches as few lines of memory as can be. Readers take no lock; writers, which are rare, do.
/// </summary>
internal sealed class CachedListing
{
    private const byte HottestCounted = 3;

    // From here on it is busy, whatever the number. A counter that went on would be written at each read, and two cores that read one listing would wait for each other.
    private const int MostReadsCounted = 16;

    // A lock of its own for each of a million entries would be a waste: they share some.
    private static readonly Lock[] Gates = [.. Enumerable.Range(0, 64).Select(_ => new Lock())];

    private SnapshotRead.Found? _found;
    private SnapshotRead.Gone? _gone;
    private volatile RefreshState _refresh;
    private DateTimeOffset _changedAt;
    private int _reads;
    private int _isNoted;

    private enum RefreshState : byte
    {
        None,
        Wanting,
        Asked,
    }

    /// <summary>What it is found by. A field, for it is passed by reference.</summary>
    public readonly ListingKey Place;

    /// <summary>The hash of <see cref="Place"/>.</summary>
    public readonly int Hash;

    /// <summary>The next in its chain. Written under the lock of the table, read without.</summary>
    public CachedListing? Next;

    /// <summary>The next in the row of those read lately; see <see cref="AccountSlot.Note"/>.</summary>
    public CachedListing? NextNoted;

    /// <summary>The next in its queue. Only under the lock of the table.</summary>
    public CachedListing? Younger;

    /// <summary>How often it was read since it was last looked at for eviction, up to 3. Readers write it without care: one that is lost does not matter.</summary>
    public byte Heat;

    public CachedListing(in ListingKey place, int hash)
    {
        Place = place;
        Hash = hash;
    }

    public AccountSlot Slot => Place.Slot;

    /// <summary>The marketplace's id of the listing.</summary>
    public string Listing => Place.Listing;

    public SnapshotKey Key => Slot.KeyOf(Listing);

    /// <summary>The snapshot; <see langword="null"/> when it has to be looked up, or the listing is gone.</summary>
    public SnapshotRead.Found? Found => Volatile.Read(ref _found);

    /// <summary>That the listing is gone, and since when that is known.</summary>
    public SnapshotRead.Gone? Gone => Volatile.Read(ref _gone);

    /// <summary>Whether a refresh is wanted and nobody has asked for it yet.</summary>
    public bool IsWanting => _refresh == RefreshState.Wanting;

    /// <summary>Whether a refresh was asked for and has not come to an end.</summary>
    public bool IsAsked => _refresh == RefreshState.Asked;

    /// <summary>Whether anybody read it since the reads were last taken, or it was last looked at for eviction.</summary>
    public bool IsReadLately => _reads > 0 || Heat > 0;

    private Lock Gate => Gates[Hash & (Gates.Length - 1)];

    private DateTimeOffset? KnownAt => _found?.Snapshot.CapturedAt ?? _gone?.KnownAt;

    /// <summary>What the policy knows of it, once there is a snapshot. Only under the lock of the account's plan.</summary>
    public ListingFreshness? Freshness { get; set; }

    /// <summary>Whether it was evicted. Written under the lock of the table.</summary>
    public bool IsOut { get; set; }

    /// <summary>Counts a read, up to sixteen between two looks. Two at once may count as one, which only happens where there are many.</summary>
    public void NoteRead()
    {
        CountRead();
        if (Heat < HottestCounted)
        {
            Heat++;
        }
    }

    /// <summary>Counts a read that had to wait until the listing was loaded. It is no reason yet to keep it among the many.</summary>
    public void NoteFirstRead() => CountRead();

    /// <summary>Takes it out of the row of those read lately.</summary>
    /// <param name="reads">How often it was read since.</param>
    /// <returns>The next in the row.</returns>
    public CachedListing? TakeNoted(out int reads)
    {
        var next = NextNoted;
        NextNoted = null;
        Volatile.Write(ref _isNoted, 0);
        reads = _reads;
        _reads = 0;
        return next;
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
            _refresh = found.IsStale ? RefreshState.Wanting : RefreshState.None;
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
            _refresh = RefreshState.None;
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
                _refresh = RefreshState.None;
            }
        }
    }

    /// <summary>Claims the refresh that is wanted, or one that nobody wants yet. Of several at once one succeeds.</summary>
    public bool TryAsk()
    {
        lock (Gate)
        {
            if (_refresh == RefreshState.Asked)
            {
                return false;
            }

            _refresh = RefreshState.Asked;
            return true;
        }
    }

    /// <summary>Gives back the claim of a refresh that came to nothing.</summary>
    public void GiveBack()
    {
        lock (Gate)
        {
            if (_refresh == RefreshState.Asked)
            {
                _refresh = _found is { IsStale: true } ? RefreshState.Wanting : RefreshState.None;
            }
        }
    }

    /// <summary>Puts it into the row of those to be looked at, though nobody read it.</summary>
    public void WantLook()
    {
        if (Volatile.Read(ref _isNoted) == 0 && Interlocked.Exchange(ref _isNoted, 1) == 0)
        {
            Slot.Note(this);
        }
    }

    // The first read since the last look puts it into the row; some more add one to a number, and the rest write nothing.
    private void CountRead()
    {
        if (_reads < MostReadsCounted)
        {
            _reads++;
            WantLook();
        }
    }

    private void MarkStale(SnapshotRead.Found found)
    {
        Volatile.Write(ref _found, found with { IsStale = true });
        if (_refresh == RefreshState.None)
        {
            _refresh = RefreshState.Wanting;
        }
    }
}
