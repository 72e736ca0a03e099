namespace ReverseBuy.Fulfilment;

/// <summary>What a carrier reports of a parcel.</summary>
/// <param name="Status">How it fares.</param>
public sealed record CarrierReport(CarrierStatus Status)
{
    /// <summary>The carrier, for a parcel that nobody has handed over here yet.</summary>
    public string? Carrier { get; init; }

    /// <summary>The carrier's number of it, for a parcel that nobody has handed over here yet.</summary>
    public string? Waybill { get; init; }

    /// <summary>Of a damaged parcel: whether the customer got it all the same.</summary>
    public bool ReachedCustomer { get; init; }
}
