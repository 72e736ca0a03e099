using ReverseBuy.Catalogue;

namespace ReverseBuy.Inventory.Holding;

/// <summary>How much of a SKU can still be sold to the customers of an account.</summary>
internal static class SellableStock
{
    /// <summary>What the newest observation leaves, less the holds that count.</summary>
    /// <param name="observation">The newest observation, if there is one.</param>
    /// <param name="holds">The holds of the SKU, but for those of whoever asks.</param>
    /// <param name="share">The share of a count that is believed.</param>
    /// <param name="now">The moment.</param>
    /// <returns>How many pieces, never negative; <see langword="null"/> where stock is not counted and refuses nothing.</returns>
    public static int? Of(StockObservation? observation, IEnumerable<StockHold> holds, decimal share, DateTimeOffset now)
    {
        if (observation is null || Believed(observation.Availability, share) is not { } believed)
        {
            return null;
        }

        var held = holds.Where(hold => Counts(hold, observation.AskedAt, now)).Sum(hold => (long)hold.Quantity);
        return (int)Math.Max(0, believed - held);
    }

    /// <summary>Whether a hold has run out without anybody having noted it.</summary>
    public static bool HasExpired(StockHold hold, DateTimeOffset now) => hold.State == StockHoldState.Open && hold.ExpiresAt <= now;

    /// <summary>Whether a hold is open and has not run out.</summary>
    public static bool IsOpen(StockHold hold, DateTimeOffset now) => hold.State == StockHoldState.Open && !HasExpired(hold, now);

    // What was bought in the very moment of the question counts: the answer may be from before.
    private static bool Counts(StockHold hold, DateTimeOffset askedAt, DateTimeOffset now) => hold.State switch
    {
        StockHoldState.Open => IsOpen(hold, now),
        StockHoldState.Consumed => hold.FinishedAt >= askedAt,
        _ => false,
    };

    private static int? Believed(Availability availability, decimal share) => availability.Kind switch
    {
        AvailabilityKind.Exactly or AvailabilityKind.AtLeast => (int)decimal.Floor(availability.Count!.Value * share),
        AvailabilityKind.Out => 0,
        _ => null,
    };
}
