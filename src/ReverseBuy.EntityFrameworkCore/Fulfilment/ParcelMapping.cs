using ReverseBuy.EntityFrameworkCore.Amounts;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Fulfilment;

namespace ReverseBuy.EntityFrameworkCore.Fulfilment;

internal static class ParcelMapping
{
    public static void Fill(ParcelRow row, Parcel parcel)
    {
        row.Id = parcel.Id;
        row.Customer = parcel.Customer;
        row.Warehouse = parcel.Warehouse;
        row.Recipient = parcel.Recipient;
        row.Country = parcel.Country;
        row.State = parcel.State;
        row.Version = parcel.Version;
        row.Charged = Amount.Of(parcel.Charged);
        row.Paid = Amount.Of(parcel.Paid);
        row.OfferedMinorUnits = parcel.Offered?.ToMinorUnits();
        row.PayBefore = parcel.PayBefore;
        row.UnitsIn = parcel.UnitsIn;
        row.WeightGrams = parcel.WeightGrams;
        row.LengthMillimetres = parcel.Size?.LengthMillimetres;
        row.WidthMillimetres = parcel.Size?.WidthMillimetres;
        row.HeightMillimetres = parcel.Size?.HeightMillimetres;
        row.Carrier = parcel.Carrier;
        row.Waybill = parcel.Waybill;
        row.ImportData = parcel.ImportData;
        row.Note = parcel.Note;
        row.Hold = HoldText.Write(parcel.Hold);
        row.CreatedAt = parcel.CreatedAt;
        row.Items.Fill(parcel.Items, FillItem);
        row.FoundItems.Fill(parcel.FoundItems, FillFoundItem);
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
        FoundItems = row.FoundItems.Read(item => new ParcelFoundItem(item.Item, item.Quantity)),
        UnitsIn = row.UnitsIn,
        Offered = row.OfferedMinorUnits is { } offered ? Money.FromMinorUnits(offered, row.Charged.Currency) : null,
        PayBefore = row.PayBefore,
        Charged = row.Charged.ToMoney(),
        Paid = row.Paid.ToMoney(),
        WeightGrams = row.WeightGrams,
        Size = row is { LengthMillimetres: { } length, WidthMillimetres: { } width, HeightMillimetres: { } height } ? new ParcelSize(length, width, height) : null,
        Carrier = row.Carrier,
        Waybill = row.Waybill,
        ImportData = row.ImportData,
        Note = row.Note,
        Hold = HoldText.Read(row.Hold),
        CreatedAt = row.CreatedAt,
    };

    private static void FillItem(ParcelItemRow row, ParcelItem item)
    {
        row.Order = item.Order;
        row.OrderLine = item.OrderLine;
        row.Quantity = item.Quantity;
    }

    private static void FillFoundItem(ParcelFoundItemRow row, ParcelFoundItem item)
    {
        row.Item = item.Item;
        row.Quantity = item.Quantity;
    }
}
