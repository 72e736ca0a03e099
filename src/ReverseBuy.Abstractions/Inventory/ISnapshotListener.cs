namespace ReverseBuy.Inventory;

/// <summary>Hears what other nodes did to snapshots. Implemented by the shadow inventory; called by an <see cref="ISnapshotTier"/> from any thread.</summary>
public interface ISnapshotListener
{
    /// <summary>What this node holds of a listing and captured before a moment is out of date.</summary>
    /// <param name="key">Whose, and of which listing.</param>
    /// <param name="before">The moment.</param>
    void OutOfDate(SnapshotKey key, DateTimeOffset before);

    /// <summary>News may have been lost, such as by a broken connection: anything that this node holds may be out of date.</summary>
    void NewsLost();
}
