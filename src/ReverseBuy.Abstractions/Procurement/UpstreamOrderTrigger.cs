namespace ReverseBuy.Procurement;

/// <summary>What moves an upstream order from state to state.</summary>
public enum UpstreamOrderTrigger
{
    /// <summary>Our intent to pay was stored.</summary>
    Pay,

    /// <summary>It is paid.</summary>
    ConfirmPaid,

    /// <summary>The payment was refused.</summary>
    RefusePayment,

    /// <summary>The payment was not answered.</summary>
    LosePayAnswer,

    /// <summary>The seller changed the price.</summary>
    ModifyPrice,

    /// <summary>The new price was accepted.</summary>
    AcceptPrice,

    /// <summary>It was not paid in time.</summary>
    Expire,

    /// <summary>We asked to cancel it.</summary>
    RequestCancel,

    /// <summary>It is cancelled.</summary>
    ConfirmCancelled,

    /// <summary>The cancellation was refused, and it is not paid.</summary>
    RefuseCancel,

    /// <summary>The cancellation was not answered.</summary>
    LoseCancelAnswer,

    /// <summary>Some of it is shipped.</summary>
    ShipPartly,

    /// <summary>All of it is shipped.</summary>
    Ship,

    /// <summary>The marketplace counts it as received.</summary>
    Receive,

    /// <summary>Finished.</summary>
    Close,

    /// <summary>A refund was asked for.</summary>
    RequestRefund,

    /// <summary>The refund was refused.</summary>
    RefuseRefund,

    /// <summary>It was refunded.</summary>
    ConfirmRefunded,
}
