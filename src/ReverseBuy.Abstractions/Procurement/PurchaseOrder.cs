using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Orders;

namespace ReverseBuy.Procurement;

/// <summary>One attempt to buy from one seller with one account. A further attempt is another purchase order with another reference.</summary>
/// <remarks>Immutable.</remarks>
public sealed record PurchaseOrder
{
    /// <summary>The purchase order.</summary>
    public required PurchaseOrderId Id { get; init; }

    /// <summary>Where it buys.</summary>
    public required MarketplaceId Marketplace { get; init; }

    /// <summary>With which of our accounts.</summary>
    public required BuyingAccountId Account { get; init; }

    /// <summary>From whom, by the marketplace's id.</summary>
    public required string SellerId { get; init; }

    /// <summary>Where the goods are sent.</summary>
    public required WarehouseId Warehouse { get; init; }

    /// <summary>Where it stands.</summary>
    public required PurchaseOrderState State { get; init; }

    /// <summary>How many changes it has seen.</summary>
    public required int Version { get; init; }

    /// <summary>Our reference, under which the marketplace knows it; never used again.</summary>
    public required string Reference { get; init; }

    /// <summary>What is bought, and for which order lines.</summary>
    public required IReadOnlyList<PurchaseOrderLine> Lines { get; init; }

    /// <summary>What the marketplace made of it.</summary>
    public IReadOnlyList<UpstreamOrder> UpstreamOrders { get; init; } = [];

    /// <summary>When it was planned.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The moment from which its create call is never sent any more; set with the intent.</summary>
    public DateTimeOffset? SendBefore { get; init; }

    /// <summary>How often it was asked for in vain since its answer was lost.</summary>
    public int Asks { get; init; }

    /// <summary>When it was asked for in vain for the first time.</summary>
    public DateTimeOffset? FirstAskedAt { get; init; }

    /// <summary>How often in a row something in its way failed and may work later.</summary>
    public int Failures { get; init; }

    /// <summary>When it is to be looked at again; <see langword="null"/> when nothing is left to do.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Why it ended as it did, or what keeps it, in words for an operator.</summary>
    public string? Note { get; init; }

    /// <summary>Which try it is for its units: 1 for the first.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Until when it waits for lines of other orders; <see langword="null"/> when it does not (<see cref="IPurchaseGrouping"/>).</summary>
    public DateTimeOffset? GatherUntil { get; init; }

    /// <summary>That it waits for a person; <see langword="null"/> when it does not.</summary>
    public PersonNeed? Person { get; init; }

    /// <summary>Where a person buys it by hand.</summary>
    public Uri? Link { get; init; }

    /// <summary>When it was handed to the operators.</summary>
    public DateTimeOffset? HandedAt { get; init; }

    /// <summary>Which operator buys it by hand, by the host's id of the person.</summary>
    public string? TakenBy { get; init; }

    /// <summary>The orders it buys for.</summary>
    public IEnumerable<OrderId> Orders => Lines.Select(line => line.Order).Distinct();
}
