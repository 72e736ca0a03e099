using ReverseBuy.Catalogue;
using ReverseBuy.EntityFrameworkCore.Amounts;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
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
        row.IsBilledLater = order.IsBilledLater;
        row.CancellationRequestedAt = order.CancellationRequestedAt;
        row.Country = order.Country;
        row.Compliance = ComplianceText.Write(order.Compliance);
        row.Questions.Fill(order.Questions, OrderQuestionMapping.Fill);
        row.Holds.Fill(order.Holds, OrderHoldMapping.Fill);
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
        IsBilledLater = row.IsBilledLater,
        CancellationRequestedAt = row.CancellationRequestedAt,
        Country = row.Country,
        Compliance = ComplianceText.Read(row.Compliance),
        Questions = row.Questions.Read(question => OrderQuestionMapping.Read(question, row.Charged.Currency)),
        Holds = row.Holds.Read(OrderHoldMapping.Read),
    };

    // What was ordered never changes, so that a line that is there gets its units, its price and its charge alone.
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
                SourceTitle = line.SourceTitle,
                CategoryId = line.Category?.Id,
                CategoryName = line.Category?.Name,
                SellerId = line.SellerId,
            };
            row.Lines.Add(stored);
        }

        stored.UnitPrice = line.UnitPrice;
        stored.Charged = Amount.Of(line.Charged);
        stored.DomesticFreight = Amount.Of(line.DomesticFreight);
        stored.Discount = Amount.Of(line.Discount);
        stored.ToReturn = line.ToReturn;
        stored.Units = UnitsText.Write(line.Units);
    }

    private static OrderLine ToLine(OrderLineRow row) => new()
    {
        Id = row.Id,
        Sku = new SkuId(new ListingId(row.Marketplace, row.Listing), row.Sku),
        Title = row.Title,
        SourceTitle = row.SourceTitle,
        Category = row.CategoryId is { } category ? new ProductCategory(category, row.CategoryName) : null,
        SellerId = row.SellerId,
        UnitPrice = row.UnitPrice,
        Charged = row.Charged.ToMoney(),
        DomesticFreight = row.DomesticFreight.ToMoney(),
        Discount = row.Discount.ToMoney(),
        ToReturn = row.ToReturn,
        Units = UnitsText.Read(row.Units),
    };
}
