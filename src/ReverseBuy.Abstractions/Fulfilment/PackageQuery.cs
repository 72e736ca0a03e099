using ReverseBuy.Buying;

namespace ReverseBuy.Fulfilment;

/// <summary>Which packages to list, the newest first.</summary>
public sealed record PackageQuery
{
    /// <summary>Only those in this state.</summary>
    public PackageState? State { get; init; }

    /// <summary>Only those that go to this warehouse or are there.</summary>
    public WarehouseId? Warehouse { get; init; }

    /// <summary>Only those that this customer has sent here without an order.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>Only the one of this waybill, character by character.</summary>
    public string? Waybill { get; init; }

    /// <summary>Only those that bring goods of an upstream order of this id; two marketplaces may give out the same.</summary>
    public string? UpstreamOrderId { get; init; }

    /// <summary>Only those that became known at this moment or later.</summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Only those that became known before this moment.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }

    /// <summary>Only those that are listed behind this one: the last of the page before. It need not match the rest of the query any more.</summary>
    public PackageId? After { get; init; }

    /// <summary>At most so many; from 1 to 500.</summary>
    public int Limit { get; init; } = 50;
}
