using ReverseBuy.Catalogue;

namespace ReverseBuy.Inventory;

/// <summary>The answer to a browse read. A closed set: <see cref="Found"/>, <see cref="Gone"/>.</summary>
public abstract record SnapshotRead
{
    private SnapshotRead()
    {
    }

    /// <summary>There is a snapshot.</summary>
    /// <param name="Snapshot">The snapshot; its age is the time since it was captured.</param>
    public sealed record Found(Snapshot Snapshot) : SnapshotRead;

    /// <summary>The marketplace says that there is no such listing.</summary>
    /// <param name="Listing">The listing.</param>
    public sealed record Gone(ListingId Listing) : SnapshotRead;
}
