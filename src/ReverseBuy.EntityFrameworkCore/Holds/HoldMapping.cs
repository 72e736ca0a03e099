using ReverseBuy.Catalogue;
using ReverseBuy.Inventory;

namespace ReverseBuy.EntityFrameworkCore.Holds;

internal static class HoldMapping
{
    public static StockHoldRow NewRow(StockHold hold)
    {
        var row = new StockHoldRow
        {
            Id = hold.Id,
            Order = hold.Order,
            Line = hold.Line,
            Account = hold.Account,
            Marketplace = hold.Sku.Listing.Marketplace,
            Listing = hold.Sku.Listing.Value,
            Sku = hold.Sku.Value,
        };
        Fill(row, hold);
        return row;
    }

    /// <summary>Writes what can change.</summary>
    public static void Fill(StockHoldRow row, StockHold hold)
    {
        row.Quantity = hold.Quantity;
        row.State = hold.State;
        row.TakenAt = hold.TakenAt;
        row.ExpiresAt = hold.ExpiresAt;
        row.FinishedAt = hold.FinishedAt;
        row.FinishedBy = hold.FinishedBy;
    }

    public static StockHold ToHold(StockHoldRow row) => new()
    {
        Id = row.Id,
        Order = row.Order,
        Line = row.Line,
        Account = row.Account,
        Sku = new SkuId(new ListingId(row.Marketplace, row.Listing), row.Sku),
        Quantity = row.Quantity,
        State = row.State,
        TakenAt = row.TakenAt,
        ExpiresAt = row.ExpiresAt,
        FinishedAt = row.FinishedAt,
        FinishedBy = row.FinishedBy,
    };

    public static StockObservation ToObservation(StockObservationRow row) =>
        new(row.Account, new SkuId(new ListingId(row.Marketplace, row.Listing), row.Sku), ToAvailability(row.Kind, row.Count), row.AskedAt);

    public static Availability ToAvailability(AvailabilityKind kind, int? count) => kind switch
    {
        AvailabilityKind.Exactly => Availability.Exactly(count!.Value),
        AvailabilityKind.AtLeast => Availability.AtLeast(count!.Value),
        AvailabilityKind.InStock => Availability.InStock,
        AvailabilityKind.Out => Availability.Out,
        _ => Availability.Unknown,
    };
}
