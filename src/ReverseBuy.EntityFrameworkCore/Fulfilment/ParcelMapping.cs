using ReverseBuy.EntityFrameworkCore.Amounts;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Fulfilment;

namespace ReverseBuy.EntityFrameworkCore.Fulfilment;

internal static class ParcelMapping
{
    public static ParcelRow NewRow(Parcel parcel)
    {
        var row = new ParcelRow { Id = parcel.Id };
        Fill(row, parcel);
        row.Items.Fill(parcel.Items, FillItem);
        return row;
    }

    /// <summary>All but the items, which do not change.</summary>
    public static void Fill(ParcelRow row, Parcel parcel)
    {
        row.Customer = parcel.Customer;
        row.Warehouse = parcel.Warehouse;
        row.Recipient = parcel.Recipient;
        row.Country = parcel.Country;
        row.State = parcel.State;
        row.Version = parcel.Version;
        row.Charged = Amount.Of(parcel.Charged);
        row.Paid = Amount.Of(parcel.Paid);
        row.WeightGrams = parcel.WeightGrams;
        row.LengthMillimetres = parcel.Size?.LengthMillimetres;
        row.WidthMillimetres = parcel.Size?.WidthMillimetres;
        row.HeightMillimetres = parcel.Size?.HeightMillimetres;
        row.Carrier = parcel.Carrier;
        row.Waybill = parcel.Waybill;
        row.CreatedAt = parcel.CreatedAt;
    }

    public static Parcel ToParcel(ParcelRow row) => new()
    {
        Id = row.Id,
        Customer = row.Customer,
        Warehouse = row.Warehouse,
        Recipient = row.Recipient,
        Country = row.Country,
        State = row.State,
        Version = row.Version,
        Items = row.Items.Read(item => new ParcelItem(item.Order, item.OrderLine, item.Quantity)),
        Charged = row.Charged.ToMoney(),
        Paid = row.Paid.ToMoney(),
        WeightGrams = row.WeightGrams,
        Size = row is { LengthMillimetres: { } length, WidthMillimetres: { } width, HeightMillimetres: { } height } ? new ParcelSize(length, width, height) : null,
        Carrier = row.Carrier,
        Waybill = row.Waybill,
        CreatedAt = row.CreatedAt,
    };

    private static void FillItem(ParcelItemRow row, ParcelItem item)
    {
        row.Order = item.Order;
        row.OrderLine = item.OrderLine;
        row.Quantity = item.Quantity;
    }
}
