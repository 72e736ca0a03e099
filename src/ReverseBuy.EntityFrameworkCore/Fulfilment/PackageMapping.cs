using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Fulfilment;

namespace ReverseBuy.EntityFrameworkCore.Fulfilment;

internal static class PackageMapping
{
    public static void Fill(PackageRow row, InboundPackage package)
    {
        row.Id = package.Id;
        row.Warehouse = package.Warehouse;
        row.Waybill = package.Waybill;
        row.Carrier = package.Carrier;
        row.State = package.State;
        row.Version = package.Version;
        row.WeightGrams = package.WeightGrams;
        row.CreatedAt = package.CreatedAt;
        row.Sources.Fill(package.Sources, FillSource);
        row.Contents.Fill(package.Contents, FillContent);
    }

    public static InboundPackage ToPackage(PackageRow row) => new()
    {
        Id = row.Id,
        Warehouse = row.Warehouse,
        Waybill = row.Waybill,
        Carrier = row.Carrier,
        State = row.State,
        Version = row.Version,
        Sources = row.Sources.Read(source => new PackageSource(source.PurchaseOrder, source.UpstreamOrderId, source.Orders.Read(order => order.Order))),
        Contents = row.Contents.Read(content => new InspectedUnits(content.Order, content.OrderLine, content.Accepted, content.Rejected)),
        WeightGrams = row.WeightGrams,
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
        row.Rejected = units.Rejected;
    }
}
