namespace ReverseBuy.Inventory.Holding;

internal static class StockHoldEnding
{
    /// <summary>The hold, ended.</summary>
    public static StockHold End(this StockHold hold, StockHoldState end, DateTimeOffset at, string? fact = null) =>
        hold with { State = end, FinishedAt = at, FinishedBy = fact };
}
