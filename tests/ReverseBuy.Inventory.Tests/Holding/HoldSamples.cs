using ReverseBuy.Catalogue;
using ReverseBuy.Orders;

namespace ReverseBuy.Inventory.Tests.Holding;

/// <summary>Holds of one SKU, all of one line, and what was observed of it at noon.</summary>
internal static class HoldSamples
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);
    public static readonly SkuId Dress = new(new ListingId(InventoryHost.North, "1001"), "red-m");

    public static OrderId Order(int number) => new(new Guid(number, 0, 0, new byte[8]));

    public static OrderLineId Line(int number) => new(new Guid(number, 1, 0, new byte[8]));

    public static StockObservation Observed(Availability availability, DateTimeOffset? asked = null) =>
        new(InventoryHost.Account, Dress, availability, asked ?? Noon);

    public static StockHold Open(int quantity) => new()
    {
        Id = new StockHoldId(Guid.NewGuid()),
        Order = Order(1),
        Line = Line(1),
        Account = InventoryHost.Account,
        Sku = Dress,
        Quantity = quantity,
        State = StockHoldState.Open,
        TakenAt = Noon.AddMinutes(-10),
    };

    public static StockHold Ended(int quantity, StockHoldState state, DateTimeOffset at) => Open(quantity) with { State = state, FinishedAt = at };
}
