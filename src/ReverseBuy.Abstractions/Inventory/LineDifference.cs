namespace ReverseBuy.Inventory;

/// <summary>How a line differs from what the customer saw. A closed set; a policy decides what follows from it.</summary>
public abstract record LineDifference
{
    private LineDifference()
    {
    }

    /// <summary>Price and availability hold.</summary>
    public sealed record Confirmed : LineDifference;

    /// <summary>The price of one piece is another one, higher or lower.</summary>
    /// <param name="From">The price the customer saw.</param>
    /// <param name="To">The price now.</param>
    public sealed record PriceMoved(Money From, Money To) : LineDifference;

    /// <summary>Too few are left.</summary>
    /// <param name="Wanted">How many were wanted.</param>
    /// <param name="Available">How many there are.</param>
    public sealed record Short(int Wanted, int Available) : LineDifference;

    /// <summary>The quantity breaks the listing's minimum or lot.</summary>
    /// <param name="Wanted">How many of the listing were wanted.</param>
    /// <param name="MinimumOrderQuantity">The smallest quantity of the listing.</param>
    /// <param name="LotSize">The number that quantities are a multiple of.</param>
    public sealed record QuantityRule(int Wanted, int MinimumOrderQuantity, int LotSize) : LineDifference;

    /// <summary>The listing is there, the SKU is not.</summary>
    public sealed record SkuGone : LineDifference;

    /// <summary>The listing is gone or off sale.</summary>
    public sealed record ListingGone : LineDifference;

    /// <summary>The marketplace could not answer. Nothing is known.</summary>
    /// <param name="Reason">Why, in words for an operator.</param>
    public sealed record Unreachable(string Reason) : LineDifference;

    /// <summary>The marketplace was not asked: the time or the calls allowed were used up.</summary>
    /// <param name="Reason">Which of the two.</param>
    public sealed record NotAsked(NotAskedReason Reason) : LineDifference;
}
