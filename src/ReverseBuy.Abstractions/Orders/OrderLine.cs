using ReverseBuy.Catalogue;

namespace ReverseBuy.Orders;

/// <summary>A line of an order. Its quantity never changes: less is cancelled units, more is a new line.</summary>
public sealed record OrderLine
{
    /// <summary>The line.</summary>
    public required OrderLineId Id { get; init; }

    /// <summary>What was ordered.</summary>
    public required SkuId Sku { get; init; }

    /// <summary>What the seller calls it, in the seller's language; <see langword="null"/> for lines of before this was kept.</summary>
    public string? SourceTitle { get; init; }

    /// <summary>Where the marketplace lists it, if it said so.</summary>
    public ProductCategory? Category { get; init; }

    /// <summary>The seller's title when it was ordered.</summary>
    public required string Title { get; init; }

    /// <summary>The marketplace's id of the seller; one purchase order never mixes two.</summary>
    public required string SellerId { get; init; }

    /// <summary>The price of one piece that the customer agreed to, in the marketplace's currency.</summary>
    public required Money UnitPrice { get; init; }

    /// <summary>What the customer is charged for the line, in the customer's currency: goods and freight, less the discount, of the units that are not cancelled or returned.</summary>
    public required Money Charged { get; init; }

    /// <summary>The line's share of the domestic freight, in <see cref="Charged"/>.</summary>
    public required Money DomesticFreight { get; init; }

    /// <summary>The line's share of the discount, taken off <see cref="Charged"/>.</summary>
    public required Money Discount { get; init; }

    /// <summary>Where its units are.</summary>
    public required Units Units { get; init; }

    /// <summary>How many of the bought units are to be sent back, because the customer cancelled; they are in no parcel.</summary>
    public int ToReturn { get; init; }

    /// <summary>How many units the customer is charged for: all but those that are cancelled or returned.</summary>
    public int ChargedUnits => Quantity - Units[UnitBucket.Cancelled] - Units[UnitBucket.Returned];

    /// <summary>How many pieces were ordered.</summary>
    public int Quantity => Units.Total;
}
