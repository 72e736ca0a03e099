using ReverseBuy.Buying;
using ReverseBuy.Inventory;

namespace ReverseBuy.Orders;

/// <summary>What a customer orders.</summary>
/// <param name="Customer">Who orders, by the host's own id.</param>
/// <param name="Lines">The lines, with the prices the customer saw; no SKU twice.</param>
/// <param name="Currency">The currency the customer pays in.</param>
public sealed record PlaceOrder(CustomerId Customer, IReadOnlyList<VerificationLine> Lines, Currency Currency)
{
    /// <summary>The warehouse to buy into; the first one when none is named.</summary>
    public WarehouseId? Warehouse { get; init; }

    /// <summary>The evidence of an earlier try whose differences the customer accepts; good for ten minutes.</summary>
    public VerificationId? Accepts { get; init; }

    /// <summary>
    /// What sellers take for sending the goods to the warehouse, in the marketplaces' currency, as the customer was told; charged at the pinned rate and split over
    /// the lines by what their goods cost.
    /// </summary>
    public Money? DomesticFreight { get; init; }

    /// <summary>What the customer pays less, in the customer's currency: a coupon, a campaign. Split over the lines by what their goods cost; never more than all of it costs.</summary>
    public Money? Discount { get; init; }

    /// <summary>The country it is to go to, by its two letters (ISO 3166-1), when that is known: compliance rules are told in review.</summary>
    public string? Country { get; init; }

    /// <summary>Whether the host bills it later: it goes into review at once, and is not cancelled for want of payment.</summary>
    public bool BillsLater { get; init; }
}
