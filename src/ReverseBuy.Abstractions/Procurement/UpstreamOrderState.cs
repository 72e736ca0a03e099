namespace ReverseBuy.Procurement;

/// <summary>Where an order that a marketplace made of our purchase stands.</summary>
public enum UpstreamOrderState
{
    /// <summary>Made, not paid.</summary>
    Unpaid,

    /// <summary>The seller changed the price; it is to be accepted or cancelled.</summary>
    PriceModified,

    /// <summary>Our intent to pay is stored; the call may be under way, or was taken on.</summary>
    Paying,

    /// <summary>The payment was refused; nothing was paid.</summary>
    PayRefused,

    /// <summary>The payment was not answered: the order is read back.</summary>
    PayUnknown,

    /// <summary>Paid.</summary>
    Paid,

    /// <summary>Some of it is shipped.</summary>
    PartlyShipped,

    /// <summary>All of it is shipped.</summary>
    Shipped,

    /// <summary>Received, as the marketplace counts it.</summary>
    Received,

    /// <summary>Finished. Final.</summary>
    Closed,

    /// <summary>We asked to cancel it.</summary>
    Cancelling,

    /// <summary>The cancellation was not answered: the order is read back.</summary>
    CancelUnknown,

    /// <summary>Cancelled. Final.</summary>
    Cancelled,

    /// <summary>Not paid in time. Final.</summary>
    Expired,

    /// <summary>A refund is under way.</summary>
    Refunding,

    /// <summary>Refunded. Final.</summary>
    Refunded,
}
