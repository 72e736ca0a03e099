using ReverseBuy.Buying;
using ReverseBuy.Fulfilment;
using ReverseBuy.Payments;

namespace ReverseBuy.Orders.Tests.Support;

/// <summary>The way of goods, step by step.</summary>
internal sealed partial class OrdersHost
{
    /// <summary>The sellers ship, and the packages become known.</summary>
    public async Task<IReadOnlyList<InboundPackage>> ShipUpstreamAsync(OrderId order)
    {
        North.SetAll(UpstreamStatus.Shipped);
        South.SetAll(UpstreamStatus.Shipped);
        await Procurement.LookAsync(order, Token);
        await WorkAsync();
        return await Warehouse.ListAsync(order, Token);
    }

    public async Task ArriveAsync(InboundPackage package) =>
        await Warehouse.ArriveAsync(new PackageArrival(package.Warehouse, package.Waybill), Command(ActorKind.Warehouse), Token);

    /// <summary>Takes in everything that was bought for an order.</summary>
    public async Task StockAsync(OrderId id)
    {
        var purchases = await Procurement.ListAsync(id, Token);
        foreach (var package in await ShipUpstreamAsync(id))
        {
            await ArriveAsync(package);
            var contents = package.Sources
                .SelectMany(source => purchases.Single(purchase => purchase.Id == source.PurchaseOrder).UpstreamOrders.Single(upstream => upstream.Id == source.UpstreamOrderId).Contents)
                .Select(content => new InspectedUnits(id, content.OrderLine, content.Quantity));
            await Warehouse.InspectAsync(package.Id, new Inspection([.. contents], 800), Command(ActorKind.Warehouse), Token);
        }
    }

    public static RequestParcel ParcelOf(Order order) => new(
        order.Customer,
        [.. order.Lines.Select(line => new ParcelItem(order.Id, line.Id, line.Units[UnitBucket.InStock]))],
        "address-1",
        "DE");

    public async Task<ParcelId> RequestParcelAsync(OrderId id)
    {
        var receipt = await Parcels.RequestAsync(ParcelOf(await GetAsync(id)), Command(ActorKind.Customer), Token);
        return ParcelId.From(receipt.Aggregate.Value);
    }

    public async Task<ParcelId> DispatchAsync(OrderId id)
    {
        var parcel = await RequestParcelAsync(id);
        await Parcels.QuoteAsync(parcel, new Money(9m, Currency.EUR), Command(), Token);
        await Payments.ReportCaptureAsync(
            new Capture(new IdempotencyKey($"freight-{++_keys}"), AggregateKey.Of(parcel), new Money(9m, Currency.EUR)), new Actor(ActorKind.Host, "bank"), Token);
        await Parcels.PackAsync(parcel, 1200, new ParcelSize(300, 200, 100), Command(ActorKind.Warehouse), Token);
        await Parcels.HandOverAsync(parcel, "EMS", "EM123", Command(ActorKind.Warehouse), Token);
        return parcel;
    }
}
