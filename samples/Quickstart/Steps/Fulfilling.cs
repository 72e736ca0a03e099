using ReverseBuy;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;
using ReverseBuy.Payments;
using ReverseBuy.Procurement;
using ReverseBuy.Sandbox;

namespace Quickstart.Steps;

/// <summary>Follows the goods: sellers ship, the warehouse takes them in, the parcel is packed, paid, handed over and delivered.</summary>
internal sealed class Fulfilling(
    IOrders orders, IProcurement procurement, IWarehouse warehouse, IParcels parcels, IPayments payments, Screen screen, SandboxClient control)
{
    private static readonly TimeSpan SellersShipWithin = TimeSpan.FromHours(7);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly Money Freight = new(14.50m, Currency.EUR);

    public async Task RunAsync(Order order, CancellationToken cancellationToken)
    {
        await ShipUpstreamAsync(order.Id, cancellationToken);
        await TakeInAsync(order.Id, cancellationToken);
        await SendAsync(order, cancellationToken);
    }

    private async Task ShipUpstreamAsync(OrderId id, CancellationToken cancellationToken)
    {
        await screen.StepAsync("The sellers ship", cancellationToken);
        await control.AdvanceClockAsync(SellersShipWithin, cancellationToken);
        await procurement.LookAsync(id, cancellationToken);
        await Waiting.UntilAsync("every upstream order is shipped", Patience, () => AreAnnouncedAsync(id, cancellationToken), cancellationToken);
        foreach (var package in await warehouse.ListAsync(id, cancellationToken))
        {
            screen.Say($"{package.Carrier} {package.Waybill}: [yellow]{package.State}[/]");
        }
    }

    private async Task<bool> AreAnnouncedAsync(OrderId id, CancellationToken cancellationToken)
    {
        var announced = (await warehouse.ListAsync(id, cancellationToken)).SelectMany(package => package.Sources).Select(source => source.UpstreamOrderId).ToHashSet(StringComparer.Ordinal);
        var bought = (await procurement.ListAsync(id, cancellationToken)).SelectMany(purchase => purchase.UpstreamOrders).ToList();
        return bought.Count > 0 && bought.All(upstream => announced.Contains(upstream.Id));
    }

    private async Task TakeInAsync(OrderId id, CancellationToken cancellationToken)
    {
        await screen.StepAsync("The warehouse takes the packages in", cancellationToken);
        var contents = (await procurement.ListAsync(id, cancellationToken)).SelectMany(purchase => purchase.UpstreamOrders).ToDictionary(upstream => upstream.Id, upstream => upstream.Contents);
        foreach (var package in await warehouse.ListAsync(id, cancellationToken))
        {
            var arrival = new PackageArrival(package.Warehouse, package.Waybill);
            await warehouse.ArriveAsync(arrival, Agents.By(ActorKind.Warehouse, "arrive-" + package.Waybill), cancellationToken);
            var counted = package.Sources
                .SelectMany(source => contents[source.UpstreamOrderId])
                .Select(content => new InspectedUnits(id, content.OrderLine, content.Quantity));
            var inspected = await warehouse.InspectAsync(
                package.Id, new Inspection([.. counted], 850), Agents.By(ActorKind.Warehouse, "inspect-" + package.Waybill), cancellationToken);
            screen.Say($"{package.Waybill}: counted, accepted, [green]{inspected.State}[/]");
        }

        await TellStateAsync(id, cancellationToken);
    }

    private async Task SendAsync(Order order, CancellationToken cancellationToken)
    {
        await screen.StepAsync("The customer asks for her parcel", cancellationToken);
        var request = new RequestParcel(
            order.Customer, [.. order.Lines.Select(line => new ParcelItem(order.Id, line.Id, line.Quantity))], "address-of-anna", "DE");
        var requested = await parcels.RequestAsync(request, Agents.By(ActorKind.Customer, "request-parcel"), cancellationToken);
        var parcel = ParcelId.From(requested.Aggregate.Value);
        await TellStateAsync(order.Id, cancellationToken);

        await parcels.QuoteAsync(parcel, Freight, Agents.By(ActorKind.Warehouse, "quote"), cancellationToken);
        var capture = new Capture(new IdempotencyKey("quickstart-freight"), AggregateKey.Of(parcel), Freight);
        var paid = await payments.ReportCaptureAsync(capture, new Actor(ActorKind.Host, "bank"), cancellationToken);
        screen.Say($"Freight of {Freight} paid: the parcel is [green]{paid.State}[/]");

        await parcels.PackAsync(parcel, 1650, new ParcelSize(400, 300, 150), Agents.By(ActorKind.Warehouse, "pack"), cancellationToken);
        await parcels.HandOverAsync(parcel, "EMS", "EM100200300CN", Agents.By(ActorKind.Warehouse, "hand-over"), cancellationToken);
        await TellStateAsync(order.Id, cancellationToken);
        foreach (var status in new[] { CarrierStatus.InTransit, CarrierStatus.OutForDelivery, CarrierStatus.Delivered })
        {
            await parcels.ReportAsync(parcel, status, Agents.By(ActorKind.Carrier, "report-" + status), cancellationToken);
        }

        await TellStateAsync(order.Id, cancellationToken);
    }

    private async Task TellStateAsync(OrderId id, CancellationToken cancellationToken)
    {
        var order = (await orders.FindAsync(id, cancellationToken))!;
        screen.Say($"The order is [green]{order.State}[/]");
    }
}
