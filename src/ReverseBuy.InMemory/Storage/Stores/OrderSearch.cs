using ReverseBuy.InMemory.Storage.State;
using ReverseBuy.Orders;

namespace ReverseBuy.InMemory.Storage.Stores;

/// <summary>Tells which orders a query asks for. What purchases, packages and parcels say of them is looked up once.</summary>
internal sealed class OrderSearch(TenantState state, OrderQuery query)
{
    private readonly HashSet<OrderId>? _bought = query.UpstreamOrderId is { } upstream ? Bought(state, query, upstream) : null;
    private readonly HashSet<OrderId>? _brought = query.PackageWaybill is { } waybill ? [.. state.Packages.FindByWaybill(waybill)?.Orders ?? []] : null;
    private readonly HashSet<OrderId>? _sent = query.ParcelWaybill is { } waybill
        ? state.Parcels.Where(parcel => parcel.Waybill == waybill).SelectMany(parcel => parcel.Orders).ToHashSet()
        : null;

    public bool Matches(Order order) =>
        (query.Customer is not { } customer || order.Customer == customer)
        && (query.State is not { } wanted || order.State == wanted)
        && (query.Marketplace is not { } marketplace || order.Lines.Any(line => line.Sku.Listing.Marketplace == marketplace))
        && (query.PlacedFrom is not { } from || order.PlacedAt >= from)
        && (query.PlacedBefore is not { } before || order.PlacedAt < before)
        && _bought?.Contains(order.Id) != false
        && _brought?.Contains(order.Id) != false
        && _sent?.Contains(order.Id) != false;

    private static HashSet<OrderId> Bought(TenantState state, OrderQuery query, string upstreamOrderId) => state.PurchaseOrders
        .Where(purchase => (query.Marketplace is not { } marketplace || purchase.Marketplace == marketplace)
            && purchase.UpstreamOrders.Any(upstream => upstream.Id == upstreamOrderId))
        .SelectMany(purchase => purchase.Orders)
        .ToHashSet();
}
