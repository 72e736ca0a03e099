namespace ReverseBuy.Fulfilment;

/// <summary>Which parcels to list, the newest first.</summary>
public sealed record ParcelQuery
{
    /// <summary>Only those of this customer.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>Only those in this state.</summary>
    public ParcelState? State { get; init; }

    /// <summary>Only those that the carrier has given this waybill, character by character. Two carriers may give out the same.</summary>
    public string? Waybill { get; init; }

    /// <summary>Only those that were asked for at this moment or later.</summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Only those that were asked for before this moment.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }

    /// <summary>Only those that are listed behind this one: the last of the page before. It need not match the rest of the query any more.</summary>
    public ParcelId? After { get; init; }

    /// <summary>At most so many; from 1 to 500.</summary>
    public int Limit { get; init; } = 50;
}
