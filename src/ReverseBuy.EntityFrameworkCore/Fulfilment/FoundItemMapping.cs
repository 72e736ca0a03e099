using ReverseBuy.Catalogue;
using ReverseBuy.EntityFrameworkCore.Orders;
using ReverseBuy.Fulfilment;

namespace ReverseBuy.EntityFrameworkCore.Fulfilment;

internal static class FoundItemMapping
{
    public static void Fill(FoundItemRow row, FoundItem item)
    {
        row.Id = item.Id;
        row.Warehouse = item.Warehouse;
        row.Description = item.Description;
        row.Origin = item.Origin;
        row.Units = UnitsText.Write(item.Units);
        row.Version = item.Version;
        row.FoundAt = item.FoundAt;
        row.Owner = item.Owner;
        row.Package = item.Package;
        row.Order = item.Order;
        row.Marketplace = item.Sku?.Listing.Marketplace;
        row.Listing = item.Sku?.Listing.Value;
        row.Sku = item.Sku?.Value;
        row.Hold = HoldText.Write(item.Hold);
    }

    public static FoundItem ToItem(FoundItemRow row) => new()
    {
        Id = row.Id,
        Warehouse = row.Warehouse,
        Description = row.Description,
        Origin = row.Origin,
        Units = UnitsText.Read(row.Units),
        Version = row.Version,
        FoundAt = row.FoundAt,
        Owner = row.Owner,
        Package = row.Package,
        Order = row.Order,
        Sku = row is { Marketplace: { } marketplace, Listing: { } listing, Sku: { } sku } ? new SkuId(new ListingId(marketplace, listing), sku) : null,
        Hold = HoldText.Read(row.Hold),
    };
}
