namespace ReverseBuy.Inventory.Refreshing;

/// <summary>Why a snapshot is brought up to date; what comes first goes first.</summary>
internal enum RefreshReason
{
    /// <summary>A customer is about to order.</summary>
    Intent,

    /// <summary>Upstream told of a change, and somebody reads the listing.</summary>
    Change,

    /// <summary>Somebody read a stale snapshot.</summary>
    StaleRead,

    /// <summary>It is likely to be read, and likely to have changed.</summary>
    Ahead,
}
