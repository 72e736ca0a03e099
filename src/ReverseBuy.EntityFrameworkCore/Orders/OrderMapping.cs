using ReverseBuy.Catalogue;
using ReverseBuy.EntityFrameworkCore.Amounts;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Orders;

internal static class OrderMapping
{
    public static void Fill(OrderRow row, Order order)
    {
        row.Id = order.Id;
        row.Customer = order.Customer;
        row.State = order.State;
        row.Version = order.Version;
        row.Warehouse = order.Warehouse;
        row.Rate = order.Rate;
        row.Charged = Amount.Of(order.Charged);
        row.Paid = Amount.Of(order.Paid);
        row.PlacedAt = order.PlacedAt;
        row.PayBefore = order.PayBefore;
        row.IsApproved = order.IsApproved;
        for (var position = 0; position < order.Lines.Count; position++)
        {
            FillLine(row, order.Lines[position], position);
        }
    }

    public static Order ToOrder(OrderRow row) => new()
    {
        Id = row.Id,
        Customer = row.Customer,
        State = row.State,
        Version = row.Version,
        Lines = [.. row.Lines.OrderBy(line => line.Position).Select(ToLine)],
        Warehouse = row.Warehouse,
        Rate = row.Rate,
        Charged = row.Charged.ToMoney(),
        Paid = row.Paid.ToMoney(),
        PlacedAt = row.PlacedAt,
        PayBefore = row.PayBefore,
        IsApproved = row.IsApproved,
    };

    // What was ordered never changes, so that a line that is there gets its units and its charge alone.
    private static void FillLine(OrderRow row, OrderLine line, int position)
    {
        if (row.Lines.Find(known => known.Id == line.Id) is not { } stored)
        {
            stored = new OrderLineRow
            {
                Id = line.Id,
                Order = row.Id,
                Position = position,
                Marketplace = line.Sku.Listing.Marketplace,
                Listing = line.Sku.Listing.Value,
                Sku = line.Sku.Value,
                Title = line.Title,
                SellerId = line.SellerId,
                UnitPrice = Amount.Of(line.UnitPrice),
            };
            row.Lines.Add(stored);
        }

        stored.Charged = Amount.Of(line.Charged);
        stored.Units = UnitsText.Write(line.Units);
    }

    private static OrderLine ToLine(OrderLineRow row) => new()
    {
        Id = row.Id,
        Sku = new SkuId(new ListingId(row.Marketplace, row.Listing), row.Sku),
        Title = row.Title,
        SellerId = row.SellerId,
        UnitPrice = row.UnitPrice.ToMoney(),
        Charged = row.Charged.ToMoney(),
        Units = UnitsText.Read(row.Units),
    };
}
