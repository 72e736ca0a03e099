using ReverseBuy.Orders;

namespace ReverseBuy.Fulfilment;

/// <summary>Goods that are to be sent.</summary>
/// <param name="Country">Where to, by the two letters of the country (ISO 3166-1); <see langword="null"/> in review when the order does not tell.</param>
/// <param name="Goods">What: all lines of an order, or all contents of a parcel.</param>
public sealed record ComplianceCheck(string? Country, IReadOnlyList<CheckedGoods> Goods)
{
    /// <summary>When they are checked.</summary>
    public ComplianceOccasion Occasion { get; init; }

    /// <summary>In review, what the customer was asked about the order so far, with the answers.</summary>
    public IReadOnlyList<OrderQuestion> Questions { get; init; } = [];
}
