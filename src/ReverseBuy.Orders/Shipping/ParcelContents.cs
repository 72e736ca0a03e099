using ReverseBuy.Buying;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Guarding;
using ReverseBuy.Storage;

namespace ReverseBuy.Orders.Shipping;

/// <summary>What follows from what is to be in a parcel.</summary>
/// <param name="Warehouse">Where all of it lies.</param>
/// <param name="Currency">What its freight is paid in.</param>
internal sealed record ParcelContents(WarehouseId Warehouse, Currency Currency);

internal static class ParcelContentsExtensions
{
    /// <summary>Makes sure that all that is asked for is one customer's and lies in one warehouse.</summary>
    public static async ValueTask<ParcelContents> ContentsOfAsync(this ChangeSet changes, RequestParcel request, CancellationToken cancellationToken)
    {
        var orders = await OrdersOfAsync(changes, request, cancellationToken).ConfigureAwait(false);
        var currencies = orders.Select(order => order.Charged.Currency).Concat(request.Currency is { } named ? [named] : []).Distinct().ToList();
        if (currencies.Count > 1)
        {
            throw new ArgumentException("The orders were charged in different currencies; ask for a parcel for each.", nameof(request));
        }

        var warehouses = new List<IReadOnlySet<WarehouseId>>();
        foreach (var item in request.Items)
        {
            warehouses.Add(await WarehousesOfAsync(changes.UnitOfWork, orders.First(order => order.Id == item.Order), item.OrderLine, cancellationToken).ConfigureAwait(false));
        }

        foreach (var found in request.FoundItems)
        {
            warehouses.Add(new HashSet<WarehouseId> { await RequireOwnAsync(changes, request, found, cancellationToken).ConfigureAwait(false) });
        }

        if (request.ImportData is { } recipient
            && (await changes.UnitOfWork.Recipients.FindAsync(recipient, cancellationToken).ConfigureAwait(false))?.Customer != request.Customer)
        {
            throw new UnknownAggregateException("recipient", recipient.ToString());
        }

        return new ParcelContents(OneOf(warehouses, request), currencies[0]);
    }

    private static async ValueTask<List<Order>> OrdersOfAsync(ChangeSet changes, RequestParcel request, CancellationToken cancellationToken)
    {
        var orders = new List<Order>();
        foreach (var id in request.Items.Select(item => item.Order).Distinct())
        {
            var order = (await changes.OrderAsync(id, cancellationToken).ConfigureAwait(false)).Order;

            // Told like an order that is not there: whose it is, is nobody else's business.
            orders.Add(order.Customer == request.Customer ? order : throw new UnknownAggregateException("order", id.ToString()));
            order.RequireNotHeld(nameof(ParcelTrigger.Request));
        }

        return orders;
    }

    private static async ValueTask<WarehouseId> RequireOwnAsync(
        ChangeSet changes, RequestParcel request, ParcelFoundItem found, CancellationToken cancellationToken)
    {
        var item = await changes.FoundItemAsync(found.Item, cancellationToken).ConfigureAwait(false);
        if (item.Item.Owner != request.Customer)
        {
            throw new UnknownAggregateException("found item", found.Item.ToString());
        }

        item.RequireNotHeld(nameof(ParcelTrigger.Request));
        return item.Item.Warehouse;
    }

    /// <summary>Where units of a line came in. Units are counted and not placed, so where they lie in several nobody but the request can tell.</summary>
    private static async ValueTask<IReadOnlySet<WarehouseId>> WarehousesOfAsync(
        ITenantUnitOfWork unitOfWork, Order order, OrderLineId line, CancellationToken cancellationToken)
    {
        var packages = await unitOfWork.Packages.ListByOrderAsync(order.Id, cancellationToken).ConfigureAwait(false);
        var warehouses = packages
            .Where(package => package.Contents.Any(units => units.OrderLine == line && units.Accepted + units.Rejected > 0))
            .Select(package => package.Warehouse)
            .ToHashSet();
        return warehouses.Count > 0 ? warehouses : [order.Warehouse];
    }

    private static WarehouseId OneOf(List<IReadOnlySet<WarehouseId>> warehouses, RequestParcel request)
    {
        var common = warehouses.Aggregate(warehouses[0].AsEnumerable(), (left, right) => left.Intersect(right)).ToList();
        if (request.Warehouse is { } named)
        {
            return common.Contains(named)
                ? named
                : throw new ArgumentException($"Not all of the goods lie in warehouse '{named}'; ask for a parcel from each.", nameof(request));
        }

        return common.Count switch
        {
            0 => throw new ArgumentException("The goods lie in different warehouses; ask for a parcel from each.", nameof(request)),
            1 => common[0],
            _ => throw new ArgumentException($"The goods lie in {string.Join(" and in ", common)}; name the warehouse to pack in.", nameof(request)),
        };
    }
}
