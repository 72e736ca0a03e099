namespace ReverseBuy.Inventory;

/// <summary>What became of taking holds. A closed set: <see cref="Taken"/>, <see cref="Refused"/>.</summary>
public abstract record HoldResult
{
    private HoldResult()
    {
    }

    /// <summary>Everything is held.</summary>
    /// <param name="Holds">The holds, in the order of the lines.</param>
    public sealed record Taken(IReadOnlyList<StockHold> Holds) : HoldResult;

    /// <summary>Nothing was taken, and what was held before is as it was: of at least one SKU too little is sellable.</summary>
    /// <param name="Shortages">Each SKU of which too little is sellable.</param>
    public sealed record Refused(IReadOnlyList<StockShortage> Shortages) : HoldResult;
}
