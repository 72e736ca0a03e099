using ReverseBuy.Catalogue;
using ReverseBuy.Fulfilment;
using ReverseBuy.Inventory;
using ReverseBuy.Orders;
using ReverseBuy.Payments;

namespace ReverseBuy.Snippets.Orders;

internal sealed class Course(IOrders orders, IPayments payments, IWarehouse warehouse, IParcels parcels)
{
    public async Task RunAsync(SkuId sku, Money seenPrice, Money freight)
    {
        // Each command carries a key of yours: sent again with it, the command does nothing and answers the same.
        static Command By(ActorKind kind, string key) => new(new IdempotencyKey(key), new Actor(kind, "my-shop"));
        var customer = new CustomerId("anna");

        var answer = await orders.PlaceAsync(
            new PlaceOrder(customer, [new VerificationLine(sku, 2, seenPrice)], Currency.EUR), By(ActorKind.Customer, "cart-81"));
        if (answer is not PlaceOrderResult.Placed { Order: var id })
        {
            return; // PlaceOrderResult.Differs: what has changed since the customer looked, line by line
        }

        var order = (await orders.FindAsync(id))!;
        await payments.ReportCaptureAsync(
            new Capture(new IdempotencyKey("payment-4711"), AggregateKey.Of(id), order.Charged), new Actor(ActorKind.Host, "bank"));
        await orders.ApproveAsync(id, By(ActorKind.Reviewer, "approve-81"));

        // From here the background buys, pays, and learns the waybills. When the goods stand in the warehouse:
        foreach (var package in await warehouse.ListAsync(id))
        {
            await warehouse.ArriveAsync(new PackageArrival(package.Warehouse, package.Waybill), By(ActorKind.Warehouse, $"in-{package.Waybill}"));
            await warehouse.InspectAsync(
                package.Id, new Inspection([new InspectedUnits(id, order.Lines[0].Id, 2)], 850), By(ActorKind.Warehouse, $"count-{package.Waybill}"));
        }

        var requested = await parcels.RequestAsync(
            new RequestParcel(customer, [new ParcelItem(id, order.Lines[0].Id, 2)], "address-7", "DE"), By(ActorKind.Customer, "parcel-9"));
        var parcel = ParcelId.From(requested.Aggregate.Value);
        await parcels.QuoteAsync(parcel, freight, By(ActorKind.Warehouse, "quote-9"));
        await payments.ReportCaptureAsync(
            new Capture(new IdempotencyKey("payment-4712"), AggregateKey.Of(parcel), freight), new Actor(ActorKind.Host, "bank"));
        await parcels.PackAsync(parcel, 1650, new ParcelSize(400, 300, 150), By(ActorKind.Warehouse, "pack-9"));
        await parcels.HandOverAsync(parcel, "EMS", "EM100200300CN", By(ActorKind.Warehouse, "hand-over-9"));
        await parcels.ReportAsync(parcel, CarrierStatus.Delivered, By(ActorKind.Carrier, "delivered-9"));
    }
}
