using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;
using ReverseBuy.Payments;
using ReverseBuy.Procurement;

namespace ReverseBuy.Crash.Agency;

/// <summary>The second half of an order's way: sellers ship, the warehouse takes in, the parcel is paid, packed, handed over and delivered.</summary>
internal sealed class Fulfilling(IProcurement procurement, IWarehouse warehouse, IParcels parcels, IPayments payments, Repetition repetition)
{
    private static readonly Money Freight = new(14.50m, Currency.EUR);

    public async Task RunAsync(Errand errand, Order order, CancellationToken cancellationToken)
    {
        await repetition.WaitAsync(
            $"everything of order {errand.Number} of {errand.Tenant} is shipped to us", () => IsAnnouncedAsync(order.Id, cancellationToken), cancellationToken);
        await TakeInAsync(errand, order.Id, cancellationToken);
        await SendAsync(errand, order, cancellationToken);
    }

    private async Task<bool> IsAnnouncedAsync(OrderId id, CancellationToken cancellationToken)
    {
        var announced = (await warehouse.ListAsync(id, cancellationToken))
            .SelectMany(package => package.Sources).Select(source => source.UpstreamOrderId).ToHashSet(StringComparer.Ordinal);
        var bought = (await procurement.ListAsync(id, cancellationToken)).SelectMany(purchase => purchase.UpstreamOrders).ToList();
        return bought.Count > 0 && bought.All(upstream => upstream.IsUnwanted || announced.Contains(upstream.Id));
    }

    private async Task TakeInAsync(Errand errand, OrderId id, CancellationToken cancellationToken)
    {
        var contents = (await repetition.AskAsync("the purchases", () => procurement.ListAsync(id, cancellationToken).AsTask(), cancellationToken))
            .SelectMany(purchase => purchase.UpstreamOrders).ToDictionary(upstream => upstream.Id, upstream => upstream.Contents, StringComparer.Ordinal);
        foreach (var package in await repetition.AskAsync("the packages", () => warehouse.ListAsync(id, cancellationToken).AsTask(), cancellationToken))
        {
            var arrival = new PackageArrival(package.Warehouse, package.Waybill);
            await errand.DoAsync(
                "arrive-" + package.Waybill, command => warehouse.ArriveAsync(arrival, command, cancellationToken), ActorKind.Warehouse, cancellationToken);
            var counted = package.Sources
                .SelectMany(source => contents[source.UpstreamOrderId])
                .Select(content => new InspectedUnits(id, content.OrderLine, content.Quantity));
            var inspection = new Inspection([.. counted], 850);
            await errand.DoAsync(
                "inspect-" + package.Waybill, command => warehouse.InspectAsync(package.Id, inspection, command, cancellationToken), ActorKind.Warehouse, cancellationToken);
        }
    }

    private async Task SendAsync(Errand errand, Order order, CancellationToken cancellationToken)
    {
        var request = new RequestParcel(
            order.Customer, [.. order.Lines.Select(line => new ParcelItem(order.Id, line.Id, line.Quantity))], "an-address", "DE");
        var requested = await errand.DoAsync("request", command => parcels.RequestAsync(request, command, cancellationToken), ActorKind.Customer, cancellationToken);
        var parcel = ParcelId.From(requested.Aggregate.Value);
        await errand.DoAsync("quote", command => parcels.QuoteAsync(parcel, Freight, command, cancellationToken), ActorKind.Warehouse, cancellationToken);
        var capture = new Capture(errand.Key("freight"), AggregateKey.Of(parcel), Freight);
        await errand.DoAsync("freight", _ => payments.ReportCaptureAsync(capture, new Actor(ActorKind.Host, "bank"), cancellationToken), ActorKind.Host, cancellationToken);
        await errand.DoAsync(
            "pack", command => parcels.PackAsync(parcel, 1650, new ParcelSize(400, 300, 150), command, cancellationToken), ActorKind.Warehouse, cancellationToken);
        var waybill = FormattableString.Invariant($"EM{errand.Number:000000000}CN");
        await errand.DoAsync("hand-over", command => parcels.HandOverAsync(parcel, "EMS", waybill, command, cancellationToken), ActorKind.Warehouse, cancellationToken);
        foreach (var status in new[] { CarrierStatus.InTransit, CarrierStatus.OutForDelivery, CarrierStatus.Delivered })
        {
            await errand.DoAsync("report-" + status, command => parcels.ReportAsync(parcel, status, command, cancellationToken), ActorKind.Carrier, cancellationToken);
        }
    }
}
