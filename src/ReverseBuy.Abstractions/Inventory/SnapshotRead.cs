using ReverseBuy.Catalogue;

namespace ReverseBuy.Inventory;

/// <summary>The answer to a browse read. A closed set: <see cref="Found"/>, <see cref="Gone"/>.</summary>
public abstract record SnapshotRead
{
    private SnapshotRead()
    {
    }

    /// <summary>There is a snapshot.</summary>
    /// <param name="Snapshot">The snapshot; it tells its age.</param>
    public sealed record Found(Snapshot Snapshot) : SnapshotRead
    {
        /// <summary>
        /// Whether it is older than it should be, or upstream told of a change since: it is answered all the same, and being brought up to date. Show its age.
        /// </summary>
        public bool IsStale { get; init; }
    }

    /// <summary>The marketplace says that there is no such listing.</summary>
    /// <param name="Listing">The listing.</param>
    /// <param name="KnownAt">When the marketplace was asked.</param>
    public sealed record Gone(ListingId Listing, DateTimeOffset KnownAt) : SnapshotRead;
}
