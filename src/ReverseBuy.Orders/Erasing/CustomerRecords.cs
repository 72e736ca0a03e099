using ReverseBuy.Fulfilment;
using ReverseBuy.Procurement;
using ReverseBuy.Storage;

namespace ReverseBuy.Orders.Erasing;

/// <summary>All that is stored of a customer. What is others' too, such as a package with goods of two customers, is not in it.</summary>
internal sealed record CustomerRecords
{
    private const int Page = 200;

    public required IReadOnlyList<Order> Orders { get; init; }

    public required IReadOnlyList<PurchaseOrder> Purchases { get; init; }

    public required IReadOnlyList<InboundPackage> Packages { get; init; }

    public required IReadOnlyList<Parcel> Parcels { get; init; }

    public required IReadOnlyList<FoundItem> FoundItems { get; init; }

    public required int MoneyEntries { get; init; }

    /// <summary>The orders that go on.</summary>
    public IReadOnlyList<OrderId> OpenOrders =>
        [.. Orders.Where(order => order.State is not (OrderState.Rejected or OrderState.Cancelled or OrderState.Completed)).Select(order => order.Id)];

    /// <summary>The parcels that still go somewhere, or that somebody is to be asked about. Where a compensation was refused or paid, nobody is.</summary>
    public IReadOnlyList<ParcelId> OpenParcels =>
    [
        .. Parcels
            .Where(parcel => parcel.State is not (ParcelState.Delivered or ParcelState.Cancelled or ParcelState.Returned or ParcelState.Lost or ParcelState.Seized
                or ParcelState.Damaged or ParcelState.Compensated or ParcelState.ClaimRefused))
            .Select(parcel => parcel.Id),
    ];

    public static async ValueTask<CustomerRecords> ReadAsync(ITenantView view, CustomerId customer, CancellationToken cancellationToken)
    {
        var orders = await ListOrdersAsync(view, customer, cancellationToken).ConfigureAwait(false);
        var own = orders.Select(order => order.Id).ToHashSet();
        var purchases = new Dictionary<PurchaseOrderId, PurchaseOrder>();
        var packages = (await ListPackagesAsync(view, customer, cancellationToken).ConfigureAwait(false)).ToDictionary(package => package.Id);
        var money = 0;
        foreach (var order in own)
        {
            foreach (var purchase in await view.PurchaseOrders.ListByOrderAsync(order, cancellationToken).ConfigureAwait(false))
            {
                purchases[purchase.Id] = purchase;
            }

            foreach (var package in await view.Packages.ListByOrderAsync(order, cancellationToken).ConfigureAwait(false))
            {
                packages[package.Id] = package;
            }

            money += (await view.Money.ListAsync(AggregateKey.Of(order), cancellationToken).ConfigureAwait(false)).Count;
        }

        var parcels = await ListParcelsAsync(view, customer, cancellationToken).ConfigureAwait(false);
        foreach (var parcel in parcels)
        {
            money += (await view.Money.ListAsync(AggregateKey.Of(parcel.Id), cancellationToken).ConfigureAwait(false)).Count;
        }

        return new CustomerRecords
        {
            Orders = orders,
            Purchases = [.. purchases.Values.Where(purchase => purchase.Orders.All(own.Contains))],
            Packages = [.. packages.Values.Where(package => package.Customer is { } owner ? owner == customer : package.Orders.All(own.Contains))],
            Parcels = parcels,
            FoundItems = await view.FoundItems.ListByOwnerAsync(customer, cancellationToken).ConfigureAwait(false),
            MoneyEntries = money,
        };
    }

    private static ValueTask<List<Order>> ListOrdersAsync(ITenantView view, CustomerId customer, CancellationToken cancellationToken) => ListAsync<Order, OrderId>(
        after => view.Orders.ListAsync(new OrderQuery { Customer = customer, After = after, Limit = Page }, cancellationToken), order => order.Id);

    private static ValueTask<List<InboundPackage>> ListPackagesAsync(ITenantView view, CustomerId customer, CancellationToken cancellationToken) => ListAsync<InboundPackage, PackageId>(
        after => view.Packages.ListAsync(new PackageQuery { Customer = customer, After = after, Limit = Page }, cancellationToken), package => package.Id);

    private static ValueTask<List<Parcel>> ListParcelsAsync(ITenantView view, CustomerId customer, CancellationToken cancellationToken) => ListAsync<Parcel, ParcelId>(
        after => view.Parcels.ListAsync(new ParcelQuery { Customer = customer, After = after, Limit = Page }, cancellationToken), parcel => parcel.Id);

    private static async ValueTask<List<TRow>> ListAsync<TRow, TId>(Func<TId?, ValueTask<IReadOnlyList<TRow>>> list, Func<TRow, TId> idOf)
        where TId : struct
    {
        var all = new List<TRow>();
        IReadOnlyList<TRow> page;
        do
        {
            page = await list(all.Count == 0 ? null : idOf(all[^1])).ConfigureAwait(false);
            all.AddRange(page);
        }
        while (page.Count == Page);

        return all;
    }
}
