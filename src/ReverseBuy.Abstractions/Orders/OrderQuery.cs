using ReverseBuy.Catalogue;

namespace ReverseBuy.Orders;

/// <summary>Which orders to list, the newest first. What is left out is not looked at; ids and numbers are compared character by character.</summary>
public sealed record OrderQuery
{
    /// <summary>Only those of this customer.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>Only those in this state.</summary>
    public OrderState? State { get; init; }

    /// <summary>Only those with a line from this marketplace.</summary>
    public MarketplaceId? Marketplace { get; init; }

    /// <summary>Only those that were placed at this moment or later.</summary>
    public DateTimeOffset? PlacedFrom { get; init; }

    /// <summary>Only those that were placed before this moment.</summary>
    public DateTimeOffset? PlacedBefore { get; init; }

    /// <summary>
    /// Only those for which a purchase was made that this upstream order is part of. Two marketplaces may give out the same id: with <see cref="Marketplace"/> it is the one there.
    /// </summary>
    public string? UpstreamOrderId { get; init; }

    /// <summary>Only those whose goods come in the package of this waybill.</summary>
    public string? PackageWaybill { get; init; }

    /// <summary>Only those with goods in a parcel that the carrier has given this waybill.</summary>
    public string? ParcelWaybill { get; init; }

    /// <summary>Only those that are listed behind this one: the last of the page before. It need not match the rest of the query any more.</summary>
    public OrderId? After { get; init; }

    /// <summary>At most so many; from 1 to 500.</summary>
    public int Limit { get; init; } = 50;
}
