namespace ReverseBuy.Inventory.Holding;

/// <summary>Ends holds of an order line, as far as a fact goes: of five pieces held, three may have been bought.</summary>
/// <param name="Changed">The holds as they are now.</param>
/// <param name="Added">The ended part of holds of which the rest stays open.</param>
/// <param name="Missing">How many pieces of the fact no open hold had.</param>
internal sealed record HoldSettlement(IReadOnlyList<StockHold> Changed, IReadOnlyList<StockHold> Added, int Missing)
{
    /// <summary>Ends open holds, the oldest first, until the quantity is reached.</summary>
    /// <param name="holds">The holds that may be ended.</param>
    /// <param name="quantity">How many pieces.</param>
    /// <param name="end">What becomes of them.</param>
    /// <param name="fact">The id of the fact, if it is to be known again.</param>
    /// <param name="now">The moment.</param>
    /// <param name="ids">Makes ids.</param>
    public static HoldSettlement Of(
        IEnumerable<StockHold> holds, int quantity, StockHoldState end, string? fact, DateTimeOffset now, IIdGenerator ids)
    {
        var changed = new List<StockHold>();
        var added = new List<StockHold>();
        var left = quantity;
        foreach (var hold in holds.Where(hold => SellableStock.IsOpen(hold, now)))
        {
            var ended = Math.Min(left, hold.Quantity);
            if (ended == 0)
            {
                break;
            }

            left -= ended;
            if (ended == hold.Quantity)
            {
                changed.Add(hold.End(end, now, fact));
            }
            else
            {
                changed.Add(hold with { Quantity = hold.Quantity - ended });
                added.Add((hold with { Id = ids.NewId<StockHoldId>(), Quantity = ended }).End(end, now, fact));
            }
        }

        return new HoldSettlement(changed, added, left);
    }
}
