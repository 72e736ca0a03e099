using System.Text.Json;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Tests.Support;
using ReverseBuy.Procurement;
using ReverseBuy.Storage;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.Commands;

/// <summary>All that is stored of the tenants, as one text.</summary>
internal static class StorageDump
{
    public static async Task<string> OfAsync(OrdersHost host, params IReadOnlyList<TenantId> tenants)
    {
        var all = new List<object>();
        foreach (var tenant in tenants)
        {
            await using var view = await host.Storage.ReadAsync(tenant, Token);
            all.Add(tenant.Value);
            await AddAsync(view, all);
        }

        return JsonSerializer.Serialize(all);
    }

    private static async Task AddAsync(ITenantView view, List<object> all)
    {
        var orders = await view.Orders.ListAsync(new OrderQuery { Limit = 500 }, Token);
        var purchases = await view.PurchaseOrders.ListAsync(new PurchaseOrderQuery { Limit = 500 }, Token);
        var packages = await view.Packages.ListAsync(new PackageQuery { Limit = 500 }, Token);
        var parcels = await view.Parcels.ListAsync(new ParcelQuery { Limit = 500 }, Token);
        List<FoundItem> items = [];
        foreach (var owner in new CustomerId?[] { null, Anna, Boris })
        {
            items.AddRange(await view.FoundItems.ListByOwnerAsync(owner, Token));
        }

        all.AddRange([orders, purchases, packages, parcels, items]);
        IEnumerable<AggregateKey> keys =
        [
            .. orders.Select(order => AggregateKey.Of(order.Id)),
            .. purchases.Select(purchase => AggregateKey.Of(purchase.Id)),
            .. packages.Select(package => AggregateKey.Of(package.Id)),
            .. parcels.Select(parcel => AggregateKey.Of(parcel.Id)),
            .. items.Select(item => AggregateKey.Of(item.Id)),
        ];
        foreach (var key in keys)
        {
            // Of the base type, entries would lose what makes them what they are.
            all.Add((await view.History.ListAsync(key, Token)).Select(entry => entry.ToString()));
            all.Add(await view.Money.ListAsync(key, Token));
            all.Add(await view.Timers.ListAsync(key, Token));
        }

        foreach (var order in orders)
        {
            all.Add(await view.Holds.ListByOrderAsync(order.Id, Token));
            all.Add(await view.Timeline.ListAsync(order.Id, Token));
        }

        all.Add(await view.Outbox.ListReadyAsync(DateTimeOffset.MaxValue, 1000, Token));
        all.Add(await view.Outbox.CountAsync(Token));
    }
}
