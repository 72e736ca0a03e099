namespace ReverseBuy.Procurement;

/// <summary>Where one of our attempts to buy stands.</summary>
public enum PurchaseOrderState
{
    /// <summary>Planned; nothing was sent.</summary>
    Draft,

    /// <summary>Our intent is stored; the create call may be under way.</summary>
    Submitting,

    /// <summary>A person was given a link to buy by hand.</summary>
    AwaitingOperator,

    /// <summary>Withdrawn before any call. Final.</summary>
    Discarded,

    /// <summary>The marketplace made upstream orders of it.</summary>
    Placed,

    /// <summary>The marketplace refused for a definite reason. Final.</summary>
    Refused,

    /// <summary>The create call was not answered: it is asked for by its reference.</summary>
    CreateUnknown,

    /// <summary>Asked for long enough, and not there. Final.</summary>
    Absent,

    /// <summary>It cannot be told by asking: a person decides.</summary>
    NeedsPerson,

    /// <summary>The operator did not buy. Final.</summary>
    Declined,

    /// <summary>The operator did not buy in time. Final.</summary>
    Expired,

    /// <summary>Every live upstream order is paid.</summary>
    Paid,

    /// <summary>Each upstream order has ended. Final.</summary>
    Closed,
}
