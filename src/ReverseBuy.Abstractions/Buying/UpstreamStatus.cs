namespace ReverseBuy.Buying;

/// <summary>What the status of an upstream order means, whatever the marketplace calls it.</summary>
public enum UpstreamStatus
{
    /// <summary>A status that the connector does not know. Nothing is concluded from it.</summary>
    Unknown,

    /// <summary>Being created; it cannot be paid yet.</summary>
    Creating,

    /// <summary>Created, not paid.</summary>
    Unpaid,

    /// <summary>Paid, not shipped.</summary>
    Paid,

    /// <summary>Some of it is shipped.</summary>
    PartlyShipped,

    /// <summary>All of it is shipped.</summary>
    Shipped,

    /// <summary>The marketplace counts it as received.</summary>
    Received,

    /// <summary>Finished.</summary>
    Closed,

    /// <summary>Cancelled or closed before it was paid, or refunded in full after.</summary>
    Cancelled,

    /// <summary>Closed because it was not paid in time, where the marketplace tells that apart.</summary>
    Expired,
}
