using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Orders;

/// <summary>Which orders a query asks for. Each part of it is carried by an index.</summary>
internal static class OrderSearch
{
    public static IQueryable<OrderRow> Matching(TenantDbContext context, OrderQuery query) => BySteps(context, ByOrder(context.Orders, query), query);

    private static IQueryable<OrderRow> ByOrder(IQueryable<OrderRow> rows, OrderQuery query)
    {
        if (query.Customer is { } customer)
        {
            rows = rows.Where(row => row.Customer == customer);
        }

        if (query.State is { } state)
        {
            rows = rows.Where(row => row.State == state);
        }

        if (query.Marketplace is { } marketplace)
        {
            rows = rows.Where(row => row.Lines.Any(line => line.Marketplace == marketplace));
        }

        if (query.PlacedFrom is { } from)
        {
            rows = rows.Where(row => row.PlacedAt >= from);
        }

        if (query.PlacedBefore is { } before)
        {
            rows = rows.Where(row => row.PlacedAt < before);
        }

        return rows;
    }

    // What is known of an order's goods where they are bought, come in and go out.
    private static IQueryable<OrderRow> BySteps(TenantDbContext context, IQueryable<OrderRow> rows, OrderQuery query)
    {
        if (query.UpstreamOrderId is { } upstreamOrder)
        {
            var bought = context.UpstreamOrders.Where(upstream => upstream.UpstreamId == upstreamOrder)
                .Join(context.PurchaseOrderLines, upstream => upstream.PurchaseOrder, line => line.PurchaseOrder, (_, line) => line);
            if (query.Marketplace is { } marketplace)
            {
                bought = bought.Where(line => line.Marketplace == marketplace);
            }

            rows = rows.Where(row => bought.Select(line => line.Order).Contains(row.Id));
        }

        if (query.PackageWaybill is { } packageWaybill)
        {
            var brought = context.Packages.Where(package => package.Waybill == packageWaybill)
                .Join(context.PackageSourceOrders, package => package.Id, source => source.Package, (_, source) => source.Order);
            rows = rows.Where(row => brought.Contains(row.Id));
        }

        if (query.ParcelWaybill is { } parcelWaybill)
        {
            var sent = context.Parcels.Where(parcel => parcel.Waybill == parcelWaybill)
                .Join(context.ParcelItems, parcel => parcel.Id, item => item.Parcel, (_, item) => item.Order);
            rows = rows.Where(row => sent.Contains(row.Id));
        }

        return rows;
    }
}
