namespace ReverseBuy.Orders;

/// <summary>Where one ordered piece is. Each unit of a line is in exactly one bucket.</summary>
public enum UnitBucket
{
    /// <summary>Ordered; nothing was done for it yet.</summary>
    Pending,

    /// <summary>In a purchase order that was submitted; the outcome is not known.</summary>
    Purchasing,

    /// <summary>Its upstream order is paid.</summary>
    Purchased,

    /// <summary>Accepted in the warehouse.</summary>
    InStock,

    /// <summary>Arrived, but wrong, damaged or prohibited; somebody has to decide.</summary>
    Quarantined,

    /// <summary>Did not arrive.</summary>
    Missing,

    /// <summary>In a parcel that was requested.</summary>
    Packing,

    /// <summary>On its way to the customer.</summary>
    Shipped,

    /// <summary>With the customer.</summary>
    Delivered,

    /// <summary>Not bought, or bought and refunded.</summary>
    Cancelled,

    /// <summary>Sent back to the seller.</summary>
    Returned,

    /// <summary>Lost, seized or destroyed on the way.</summary>
    Lost,

    /// <summary>Thrown away.</summary>
    Disposed,
}
