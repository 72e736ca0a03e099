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
}
