namespace ReverseBuy.Buying;

/// <summary>A shipment inside China, from a seller to one of our warehouses.</summary>
/// <param name="Waybill">The carrier's number of it.</param>
/// <param name="Carrier">The carrier's name, as the marketplace writes it.</param>
/// <param name="Status">How far it is.</param>
public sealed record DomesticShipment(string Waybill, string Carrier, DomesticShipmentStatus Status)
{
    /// <summary>What happened to it, the oldest first.</summary>
    public IReadOnlyList<TrackingStep> Steps { get; init; } = [];
}
