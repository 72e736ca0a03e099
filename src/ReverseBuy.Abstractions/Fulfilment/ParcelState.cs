namespace ReverseBuy.Fulfilment;

/// <summary>Where an international shipment stands.</summary>
public enum ParcelState
{
    /// <summary>Being put together; nothing was asked of the warehouse.</summary>
    Draft,

    /// <summary>The customer asked for it.</summary>
    Requested,

    /// <summary>Packed for trial, to know weight and size.</summary>
    TrialPacked,

    /// <summary>Freight was quoted from the trial.</summary>
    Quoted,

    /// <summary>Freight is to be paid.</summary>
    AwaitingFreight,

    /// <summary>Being packed.</summary>
    Packing,

    /// <summary>Packed and weighed.</summary>
    Packed,

    /// <summary>More freight is owed than was paid.</summary>
    FreightDue,

    /// <summary>Less freight is owed than was paid.</summary>
    FreightRefundDue,

    /// <summary>Ready for the carrier.</summary>
    ReadyToDispatch,

    /// <summary>The carrier has it.</summary>
    HandedOver,

    /// <summary>On its way.</summary>
    InTransit,

    /// <summary>Held by customs.</summary>
    CustomsHold,

    /// <summary>Out for delivery.</summary>
    OutForDelivery,

    /// <summary>With the customer.</summary>
    Delivered,

    /// <summary>Called off before it was handed over. Final.</summary>
    Cancelled,

    /// <summary>It cannot be sent as it is: restricted goods, or a bad address.</summary>
    Blocked,

    /// <summary>On its way back to us.</summary>
    Returning,

    /// <summary>Back with us. Final.</summary>
    Returned,

    /// <summary>Lost; it may turn up.</summary>
    Lost,

    /// <summary>Seized.</summary>
    Seized,

    /// <summary>Damaged.</summary>
    Damaged,

    /// <summary>A compensation was asked for.</summary>
    Claimed,

    /// <summary>The compensation was granted. Final.</summary>
    Compensated,

    /// <summary>The compensation was refused. Final.</summary>
    ClaimRefused,
}
