using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Fulfilment;

namespace ReverseBuy.EntityFrameworkCore.Fulfilment;

internal static class PackageMapping
{
    public static void Fill(PackageRow row, InboundPackage package)
    {
        row.Id = package.Id;
        row.Warehouse = package.Warehouse;
        row.PlannedWarehouse = package.PlannedWarehouse;
        row.Waybill = package.Waybill;
        row.Carrier = package.Carrier;
        row.State = package.State;
        row.Version = package.Version;
        row.Customer = package.Customer;
        row.Photos = PhotosText.Write(package.Photos);
        row.WeightGrams = package.WeightGrams;
        row.Hold = HoldText.Write(package.Hold);
        row.CreatedAt = package.CreatedAt;
        row.Sources.Fill(package.Sources, FillSource);
        row.Contents.Fill(package.Contents, FillContent);
    }

    public static InboundPackage ToPackage(PackageRow row) => new()
    {
        Id = row.Id,
        Warehouse = row.Warehouse,
        PlannedWarehouse = row.PlannedWarehouse,
        Waybill = row.Waybill,
        Carrier = row.Carrier,
        State = row.State,
        Version = row.Version,
        Sources = row.Sources.Read(source => new PackageSource(source.PurchaseOrder, source.UpstreamOrderId, source.Orders.Read(order => order.Order))),
        Contents = row.Contents.Read(ReadContent),
        Customer = row.Customer,
        Photos = PhotosText.Read(row.Photos),
        WeightGrams = row.WeightGrams,
        Hold = HoldText.Read(row.Hold),
        CreatedAt = row.CreatedAt,
    };

    private static void FillSource(PackageSourceRow row, PackageSource source)
    {
        row.PurchaseOrder = source.PurchaseOrder;
        row.UpstreamOrderId = source.UpstreamOrderId;
        row.Orders.Fill(source.Orders, (order, id) => order.Order = id);
    }

    private static void FillContent(PackageContentRow row, InspectedUnits units)
    {
        row.Order = units.Order;
        row.OrderLine = units.OrderLine;
        row.Accepted = units.Accepted;
        row.Wrong = units.Wrong;
        row.Damaged = units.Damaged;
        row.Prohibited = units.Prohibited;
        row.Short = units.Short;
    }

    private static InspectedUnits ReadContent(PackageContentRow row) => new(row.Order, row.OrderLine, row.Accepted)
    {
        Wrong = row.Wrong,
        Damaged = row.Damaged,
        Prohibited = row.Prohibited,
        Short = row.Short,
    };
}
