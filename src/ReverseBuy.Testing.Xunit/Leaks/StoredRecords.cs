using System.Text;
using ReverseBuy.Fulfilment;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Procurement;
using ReverseBuy.Storage;

namespace ReverseBuy.Testing;

/// <summary>Reads what a storage has of a tenant where it cannot be exported: everything that belongs to an order, purchase, package or parcel, and what waits to be published.</summary>
internal static class StoredRecords
{
    private const int Page = 500;

    public static async Task<string> ReadAsync(ITenantStorage storage, TenantId tenant, CancellationToken cancellationToken)
    {
        await using var view = await storage.ReadAsync(tenant, cancellationToken);
        var text = new StringBuilder();
        var keys = new List<AggregateKey>();
        void Add(object? read) => text.Append(ObjectText.Of(read));

        for (OrderId? after = null; await view.Orders.ListAsync(new OrderQuery { Limit = Page, After = after }, cancellationToken) is { Count: > 0 } orders; after = orders[^1].Id)
        {
            Add(orders);
            foreach (var order in orders)
            {
                keys.Add(AggregateKey.Of(order.Id));
                Add(await view.Holds.ListByOrderAsync(order.Id, cancellationToken));
                Add(await view.Timeline.ListAsync(order.Id, cancellationToken));
            }
        }

        for (PurchaseOrderId? after = null; await view.PurchaseOrders.ListAsync(new PurchaseOrderQuery { Limit = Page, After = after }, cancellationToken) is { Count: > 0 } purchases; after = purchases[^1].Id)
        {
            Add(purchases);
            keys.AddRange(purchases.Select(purchase => AggregateKey.Of(purchase.Id)));
        }

        for (PackageId? after = null; await view.Packages.ListAsync(new PackageQuery { Limit = Page, After = after }, cancellationToken) is { Count: > 0 } packages; after = packages[^1].Id)
        {
            Add(packages);
            keys.AddRange(packages.Select(package => AggregateKey.Of(package.Id)));
        }

        for (ParcelId? after = null; await view.Parcels.ListAsync(new ParcelQuery { Limit = Page, After = after }, cancellationToken) is { Count: > 0 } parcels; after = parcels[^1].Id)
        {
            Add(parcels);
            keys.AddRange(parcels.Select(parcel => AggregateKey.Of(parcel.Id)));
        }

        foreach (var key in keys)
        {
            Add(await view.History.ListAsync(key, cancellationToken));
            Add(await view.Money.ListAsync(key, cancellationToken));
            Add(await view.Timers.ListAsync(key, cancellationToken));
        }

        Add(await view.Outbox.ListReadyAsync(DateTimeOffset.MaxValue, int.MaxValue, cancellationToken));
        return text.ToString();
    }
}
