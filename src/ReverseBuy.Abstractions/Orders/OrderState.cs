namespace ReverseBuy.Orders;

/// <summary>Where an order stands, as its customer sees it. The nodes from <see cref="InProcurement"/> to <see cref="Delivered"/> follow from its units.</summary>
public enum OrderState
{
    /// <summary>Placed; the money that is due has not been captured yet.</summary>
    AwaitingPayment,

    /// <summary>Paid (or billed later); a reviewer or a policy decides.</summary>
    PendingReview,

    /// <summary>A question to the customer is open.</summary>
    AwaitingCustomer,

    /// <summary>Refused in review. Final.</summary>
    Rejected,

    /// <summary>Ended before anything was delivered. Final.</summary>
    Cancelled,

    /// <summary>Approved; the least advanced unit is not in the warehouse yet.</summary>
    InProcurement,

    /// <summary>The least advanced unit is in the warehouse.</summary>
    InStock,

    /// <summary>The least advanced unit is being packed.</summary>
    InPackaging,

    /// <summary>The least advanced unit is on its way to the customer.</summary>
    Shipped,

    /// <summary>Every live unit was delivered.</summary>
    Delivered,

    /// <summary>Settled; no claim was made in time. Final.</summary>
    Completed,
}
