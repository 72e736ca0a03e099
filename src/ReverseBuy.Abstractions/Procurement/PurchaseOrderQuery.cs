using ReverseBuy.Catalogue;

namespace ReverseBuy.Procurement;

/// <summary>Which purchase orders to list, in the order in which they were planned. What is left out is not looked at.</summary>
public sealed record PurchaseOrderQuery
{
    /// <summary>Only those in this state; <see cref="PurchaseOrderState.AwaitingOperator"/> is the operators' queue.</summary>
    public PurchaseOrderState? State { get; init; }

    /// <summary>Only those at this marketplace.</summary>
    public MarketplaceId? Marketplace { get; init; }

    /// <summary>Only those from this seller, by the marketplace's id.</summary>
    public string? SellerId { get; init; }

    /// <summary>Only the one that an upstream order of this id was made of; two marketplaces may give out the same.</summary>
    public string? UpstreamOrderId { get; init; }

    /// <summary>Only the one with this reference (<see cref="PurchaseOrder.Reference"/>); compared ordinally.</summary>
    public string? Reference { get; init; }

    /// <summary>Only those that wait for a person (<see cref="PurchaseOrder.Person"/>).</summary>
    public bool NeedsPerson { get; init; }

    /// <summary>Only those that were planned after this one: the last of the page before. It need not match the rest of the query any more.</summary>
    public PurchaseOrderId? After { get; init; }

    /// <summary>At most so many; from 1 to 500.</summary>
    public int Limit { get; init; } = 50;
}
