using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Fulfilment;
using ReverseBuy.Inventory;
using ReverseBuy.Orders;
using ReverseBuy.OrderLoad.Measuring;
using ReverseBuy.Payments;
using ReverseBuy.Procurement;

namespace ReverseBuy.OrderLoad.Driving;

/// <summary>Takes one order from placed to delivered, as a host's own code does, in the scope of its tenant.</summary>
internal sealed class OrderCourse(IServiceProvider services, Shelf shelf, StepTimes times)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly Money Freight = new(14.50m, Currency.EUR);

    private readonly IOrders _orders = services.GetRequiredService<IOrders>();
    private readonly IPayments _payments = services.GetRequiredService<IPayments>();
    private readonly IProcurement _procurement = services.GetRequiredService<IProcurement>();
    private readonly IWarehouse _warehouse = services.GetRequiredService<IWarehouse>();
    private readonly IParcels _parcels = services.GetRequiredService<IParcels>();

    /// <summary>Goes the whole way.</summary>
    /// <param name="name">The order's name, of which all of its commands' keys begin.</param>
    /// <param name="random">Chooses the goods.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public async Task GoAsync(string name, Random random, CancellationToken cancellationToken)
    {
        var request = new PlaceOrder(new CustomerId("customer-" + (random.Next(1000) + 1)), shelf.Choose(random), Currency.EUR);
        var id = await times.MeasureAsync(Step.Place, () => PlaceAsync(request, name, cancellationToken));
        var order = (await _orders.FindAsync(id, cancellationToken))!;
        await times.MeasureAsync(Step.Pay, () => CaptureAsync(name + "-goods", AggregateKey.Of(id), order.Charged, cancellationToken));
        await times.MeasureAsync(Step.Approve, async () => await _orders.ApproveAsync(id, By(ActorKind.Reviewer, name + "-approve"), cancellationToken));
        await times.MeasureAsync(Step.Buy, () => WaitAsync("bought", () => IsBoughtAsync(id, cancellationToken), cancellationToken));
        await times.MeasureAsync(Step.Ship, () => WaitAsync("shipped", () => IsShippedAsync(id, cancellationToken), cancellationToken));
        await times.MeasureAsync(Step.Receive, () => ReceiveAsync(id, name, cancellationToken));
        var parcel = await times.MeasureAsync(Step.Pack, () => PackAsync(order, name, cancellationToken));
        await times.MeasureAsync(Step.Dispatch, async () =>
            await _parcels.HandOverAsync(parcel, "EMS", "EM" + name, By(ActorKind.Warehouse, name + "-hand-over"), cancellationToken));
        await times.MeasureAsync(Step.Deliver, () => DeliverAsync(parcel, name, cancellationToken));
        if ((await _orders.FindAsync(id, cancellationToken))!.State != OrderState.Delivered)
        {
            throw new InvalidOperationException($"Order {id} went all its way and is not delivered.");
        }
    }

    private static Command By(ActorKind kind, string key) => new(new IdempotencyKey(key), new Actor(kind, "load"));

    private static async Task WaitAsync(string what, Func<Task<bool>> isDone, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await isDone())
        {
            if (Stopwatch.GetElapsedTime(started) > Patience)
            {
                throw new TimeoutException($"An order was not {what} after {Patience}.");
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    private async Task<OrderId> PlaceAsync(PlaceOrder request, string name, CancellationToken cancellationToken) =>
        await _orders.PlaceAsync(request, By(ActorKind.Customer, name + "-place"), cancellationToken) switch
        {
            PlaceOrderResult.Placed placed => placed.Order,
            PlaceOrderResult.Differs differs => throw new InvalidOperationException(string.Join("; ", differs.Lines)),
            var other => throw new InvalidOperationException(other.ToString()),
        };

    private async Task CaptureAsync(string reference, AggregateKey @for, Money amount, CancellationToken cancellationToken) =>
        await _payments.ReportCaptureAsync(new Capture(new IdempotencyKey(reference), @for, amount), new Actor(ActorKind.Host, "bank"), cancellationToken);

    private async Task<bool> IsBoughtAsync(OrderId id, CancellationToken cancellationToken)
    {
        var order = (await _orders.FindAsync(id, cancellationToken))!;
        return order.Lines.All(line => line.Units[UnitBucket.Pending] + line.Units[UnitBucket.Purchasing] == 0);
    }

    private async Task<bool> IsShippedAsync(OrderId id, CancellationToken cancellationToken)
    {
        var announced = (await _warehouse.ListAsync(id, cancellationToken))
            .SelectMany(package => package.Sources)
            .Select(source => source.UpstreamOrderId)
            .ToHashSet(StringComparer.Ordinal);
        var bought = (await _procurement.ListAsync(id, cancellationToken)).SelectMany(purchase => purchase.UpstreamOrders).ToList();
        if (bought.Count > 0 && bought.All(upstream => announced.Contains(upstream.Id)))
        {
            return true;
        }

        await _procurement.LookAsync(id, cancellationToken);
        return false;
    }

    private async Task ReceiveAsync(OrderId id, string name, CancellationToken cancellationToken)
    {
        var contents = (await _procurement.ListAsync(id, cancellationToken))
            .SelectMany(purchase => purchase.UpstreamOrders)
            .ToDictionary(upstream => upstream.Id, upstream => upstream.Contents, StringComparer.Ordinal);
        foreach (var package in await _warehouse.ListAsync(id, cancellationToken))
        {
            await _warehouse.ArriveAsync(new PackageArrival(package.Warehouse, package.Waybill), By(ActorKind.Warehouse, $"{name}-arrive-{package.Waybill}"), cancellationToken);
            var counted = package.Sources
                .SelectMany(source => contents[source.UpstreamOrderId])
                .Select(content => new InspectedUnits(id, content.OrderLine, content.Quantity));
            await _warehouse.InspectAsync(
                package.Id, new Inspection([.. counted], 850), By(ActorKind.Warehouse, $"{name}-inspect-{package.Waybill}"), cancellationToken);
        }
    }

    private async Task<ParcelId> PackAsync(Order order, string name, CancellationToken cancellationToken)
    {
        var request = new RequestParcel(order.Customer, [.. order.Lines.Select(line => new ParcelItem(order.Id, line.Id, line.Quantity))], "address-of-" + order.Customer, "DE");
        var requested = await _parcels.RequestAsync(request, By(ActorKind.Customer, name + "-parcel"), cancellationToken);
        var parcel = ParcelId.From(requested.Aggregate.Value);
        await _parcels.QuoteAsync(parcel, Freight, By(ActorKind.Warehouse, name + "-quote"), cancellationToken);
        await CaptureAsync(name + "-freight", AggregateKey.Of(parcel), Freight, cancellationToken);
        await _parcels.PackAsync(parcel, 1650, new ParcelSize(400, 300, 150), By(ActorKind.Warehouse, name + "-pack"), cancellationToken);
        return parcel;
    }

    private async Task DeliverAsync(ParcelId parcel, string name, CancellationToken cancellationToken)
    {
        foreach (var status in new[] { CarrierStatus.InTransit, CarrierStatus.OutForDelivery, CarrierStatus.Delivered })
        {
            await _parcels.ReportAsync(parcel, status, By(ActorKind.Carrier, $"{name}-{status}"), cancellationToken);
        }
    }
}
