namespace ReverseBuy.Fulfilment;

/// <summary>Which parcels to list, the newest first.</summary>
public sealed record ParcelQuery
{
    /// <summary>Only those of this customer.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>Only those in this state.</summary>
    public ParcelState? State { get; init; }

    /// <summary>At most so many; from 1 to 500.</summary>
    public int Limit { get; init; } = 50;
}
