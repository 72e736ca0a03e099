namespace ReverseBuy.Inventory;

/// <summary>Why nothing is known of a line although the marketplace may be well.</summary>
public enum NotAskedReason
{
    /// <summary>No answer had come when the time was over.</summary>
    Deadline,

    /// <summary>The buying account had no call left in its budget; nothing was sent.</summary>
    Budget,
}
