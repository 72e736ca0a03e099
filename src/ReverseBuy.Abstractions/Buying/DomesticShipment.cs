namespace ReverseBuy.Buying;

/// <summary>A shipment inside China, from a seller to one of our warehouses.</summary>
/// <param name="Waybill">The carrier's number of it.</param>
/// <param name="Carrier">The carrier's name, as the marketplace writes it.</param>
/// <param name="Status">How far it is.</param>
public sealed record DomesticShipment(string Waybill, string Carrier, DomesticShipmentStatus Status)
{
    /// <summary>The status exactly as the marketplace wrote it, for one that we do not know yet; <see langword="null"/> when it told none.</summary>
    public string? MarketplaceStatus { get; init; }

    /// <summary>What happened to it, the oldest first.</summary>
    public IReadOnlyList<TrackingStep> Steps { get; init; } = [];
}
