namespace ReverseBuy.Fulfilment;

/// <summary>What a carrier reports of a parcel on its way.</summary>
public enum CarrierStatus
{
    /// <summary>On its way.</summary>
    InTransit,

    /// <summary>Held by customs.</summary>
    CustomsHold,

    /// <summary>Out for delivery.</summary>
    OutForDelivery,

    /// <summary>With the customer.</summary>
    Delivered,

    /// <summary>On its way back to us.</summary>
    Returning,

    /// <summary>Lost; it may turn up.</summary>
    Lost,

    /// <summary>Seized or destroyed by an authority.</summary>
    Seized,

    /// <summary>Damaged.</summary>
    Damaged,
}
