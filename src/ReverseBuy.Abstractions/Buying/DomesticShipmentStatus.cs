namespace ReverseBuy.Buying;

/// <summary>How far a domestic shipment is.</summary>
public enum DomesticShipmentStatus
{
    /// <summary>The marketplace sent a status that the connector does not know.</summary>
    Unknown,

    /// <summary>Announced, not handed to the carrier yet.</summary>
    Announced,

    /// <summary>On its way.</summary>
    InTransit,

    /// <summary>Signed for.</summary>
    Delivered,

    /// <summary>Refused, returned or lost.</summary>
    Failed,
}
