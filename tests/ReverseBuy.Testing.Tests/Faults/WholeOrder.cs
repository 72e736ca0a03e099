using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Crash.Agency;
using ReverseBuy.Crash.Auditing;
using ReverseBuy.Fulfilment;
using ReverseBuy.Inventory;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Payments;
using ReverseBuy.Procurement;

namespace ReverseBuy.Testing.Tests.Faults;

/// <summary>An order of goods of two marketplaces, from its placing to its completion, in a host in which this and that goes wrong.</summary>
internal sealed class WholeOrder : IAsyncDisposable
{
    private static readonly CustomerId s_anna = new("anna");
    private static readonly Money s_freight = new(14.50m, Currency.EUR);
    private static readonly TimeSpan s_step = TimeSpan.FromMinutes(5);

    private readonly ReverseBuyTestHost _host;
    private readonly FakeConnector _north;
    private readonly FakeConnector _south;
    private readonly Fake<IEventBus> _bus;
    private readonly PatientCustomer _customer;
    private readonly List<Acknowledgement> _acknowledgements = [];

    private WholeOrder(ReverseBuyTestHost host, FakeConnector north, FakeConnector south, Fake<IEventBus> bus)
    {
        (_host, _north, _south, _bus) = (host, north, south, bus);
        _customer = new PatientCustomer(host, (key, receipt) => _acknowledgements.Add(new Acknowledgement(ReverseBuyTestHost.Tenant.Value, 1, key, receipt)));
    }

    public Chaos Chaos => _host.Chaos;

    public static async Task<WholeOrder> BeginAsync(int seed, Action<Chaos> plan, CancellationToken cancellationToken)
    {
        var (north, south, bus) = (new FakeConnector("north"), new FakeConnector("south"), new Fake<IEventBus>());
        north.Offer("1001", 40m, seller: "a");
        north.Offer("1002", 25m, seller: "b");
        south.Offer("2001", 80m, seller: "c");
        var host = await ReverseBuyTestHost.StartAsync(
            options => options
                .Connect(north)
                .Connect(south)
                .Connect((builder, _) => builder.AddEventHandler<IReverseBuyEvent, Witness>(Witness.Name))
                .Configure(reverseBuy =>
                {
                    reverseBuy.Orders.PurchaseRetries[north.Marketplace] = 1000;
                    reverseBuy.Orders.PurchaseRetries[south.Marketplace] = 1000;
                    reverseBuy.Orders.CompletionDelay = TimeSpan.FromHours(1);
                })
                .Fake(bus)
                .WithChaos(seed, plan),
            cancellationToken);
        return new WholeOrder(host, north, south, bus);
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var order = await PlaceAsync(cancellationToken);
        var capture = new Capture(new IdempotencyKey("pay"), AggregateKey.Of(order.Id), order.Charged);
        await DoAsync("pay", ActorKind.Host, _ => Get<IPayments>().ReportCaptureAsync(capture, new Actor(ActorKind.Host, "bank"), cancellationToken), cancellationToken);
        await DoAsync(
            "approve",
            ActorKind.Reviewer,
            async command => ((ApproveOrderResult.Approved)await Get<IOrders>().ApproveAsync(order.Id, command, cancellationToken)).Receipt,
            cancellationToken);
        await _customer.WaitAsync(
            "everything is bought",
            s_step,
            async () => (await Get<IOrders>().FindAsync(order.Id, cancellationToken))!.Lines.All(line => line.Units[UnitBucket.Pending] + line.Units[UnitBucket.Purchasing] == 0),
            cancellationToken);
        Ship();
        await _customer.WaitAsync("everything is announced", s_step, () => IsAnnouncedAsync(order.Id, cancellationToken), cancellationToken);
        await TakeInAsync(order.Id, cancellationToken);
        await SendAsync(order, cancellationToken);
        await _customer.WaitAsync(
            "the order is completed",
            s_step,
            async () => (await Get<IOrders>().FindAsync(order.Id, cancellationToken))!.State == OrderState.Completed,
            cancellationToken);
    }

    /// <summary>Lets everything come to its end, with nothing in its way any more, and reads the books.</summary>
    public async Task<Evidence> EndAsync(CancellationToken cancellationToken)
    {
        Chaos.Calm();
        for (var hour = 0; hour < 30; hour++)
        {
            await _host.AdvanceAsync(TimeSpan.FromHours(1), cancellationToken);
        }

        return new Evidence
        {
            Acknowledgements = _acknowledgements,
            Tenants = [await BooksReader.ReadAsync(_host, [s_anna.Value], _acknowledgements, [.. _bus.Calls.SelectMany(Published).Select(envelope => envelope.Id).Distinct()], cancellationToken)],
            Upstream = [.. UpstreamOf(_north), .. UpstreamOf(_south)],
            Queued = 0,
            DeadLetters = 0,
        };
    }

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    private static IEnumerable<EventEnvelope> Published(SeamCall call) => call.Operation == nameof(IEventBus.PublishManyAsync)
        ? call.Argument<IReadOnlyList<EventDelivery>>().Select(delivery => delivery.Envelope)
        : [call.Argument<EventEnvelope>()];

    private static IEnumerable<UpstreamEvidence> UpstreamOf(FakeConnector connector) => connector.Orders.Select(order => new UpstreamEvidence(
        connector.Marketplace.Value,
        order.Id,
        order.Reference!,
        order.Status == UpstreamStatus.Cancelled ? "Closed" : order.Status.ToString(),
        [.. order.Lines.Select(line => line.PurchaseKey.Split('-') is var parts ? new UpstreamLineEvidence(parts[0], parts[1], line.Quantity) : null!)]));

    private T Get<T>()
        where T : notnull => _host.Get<T>();

    private Task<Receipt> DoAsync(string what, ActorKind by, Func<Command, ValueTask<Receipt>> command, CancellationToken cancellationToken) =>
        _customer.DoAsync(what, by, command, cancellationToken);

    private async Task<Order> PlaceAsync(CancellationToken cancellationToken)
    {
        var lines = _north.Listings.Concat(_south.Listings).Select((listing, number) => new VerificationLine(listing.Skus[0].Id, number + 1, listing.Skus[0].Prices.First)).ToList();
        var receipt = await DoAsync(
            "place",
            ActorKind.Customer,
            async command => await Get<IOrders>().PlaceAsync(new PlaceOrder(s_anna, lines, Currency.EUR), command, cancellationToken) switch
            {
                PlaceOrderResult.Placed placed => placed.Receipt,
                var other => throw new InvalidOperationException($"It is not placed: {other}"),
            },
            cancellationToken);
        return (await _customer.AskAsync("the order", () => Get<IOrders>().FindAsync(OrderId.From(receipt.Aggregate.Value), cancellationToken), cancellationToken))!;
    }

    private void Ship()
    {
        foreach (var connector in new[] { _north, _south })
        {
            foreach (var order in connector.Orders.Where(order => order.Status == UpstreamStatus.Paid))
            {
                connector.Move(order.Id, UpstreamStatus.Shipped);
            }
        }
    }

    private async Task<bool> IsAnnouncedAsync(OrderId order, CancellationToken cancellationToken)
    {
        Ship();
        var announced = (await Get<IWarehouse>().ListAsync(order, cancellationToken)).SelectMany(package => package.Sources).Select(source => source.UpstreamOrderId).ToHashSet(StringComparer.Ordinal);
        return (await Get<IProcurement>().ListAsync(order, cancellationToken)).SelectMany(purchase => purchase.UpstreamOrders).All(upstream => upstream.IsUnwanted || announced.Contains(upstream.Id));
    }

    private async Task TakeInAsync(OrderId order, CancellationToken cancellationToken)
    {
        var purchases = await _customer.AskAsync("the purchases", () => Get<IProcurement>().ListAsync(order, cancellationToken), cancellationToken);
        var contents = purchases.SelectMany(purchase => purchase.UpstreamOrders).ToDictionary(upstream => upstream.Id, upstream => upstream.Contents, StringComparer.Ordinal);
        foreach (var package in await _customer.AskAsync("the packages", () => Get<IWarehouse>().ListAsync(order, cancellationToken), cancellationToken))
        {
            await DoAsync(
                "arrive-" + package.Waybill,
                ActorKind.Warehouse,
                command => Get<IWarehouse>().ArriveAsync(new PackageArrival(package.Warehouse, package.Waybill), command, cancellationToken),
                cancellationToken);
            var counted = package.Sources.SelectMany(source => contents[source.UpstreamOrderId]).Select(content => new InspectedUnits(order, content.OrderLine, content.Quantity));
            var inspection = new Inspection([.. counted], 850);
            await DoAsync(
                "inspect-" + package.Waybill, ActorKind.Warehouse, command => Get<IWarehouse>().InspectAsync(package.Id, inspection, command, cancellationToken), cancellationToken);
        }
    }

    private async Task SendAsync(Order order, CancellationToken cancellationToken)
    {
        var parcels = Get<IParcels>();
        var request = new RequestParcel(s_anna, [.. order.Lines.Select(line => new ParcelItem(order.Id, line.Id, line.Quantity))], "an-address", "DE");
        var requested = await DoAsync("request", ActorKind.Customer, command => parcels.RequestAsync(request, command, cancellationToken), cancellationToken);
        var parcel = ParcelId.From(requested.Aggregate.Value);
        await DoAsync("quote", ActorKind.Warehouse, command => parcels.QuoteAsync(parcel, s_freight, command, cancellationToken), cancellationToken);
        var capture = new Capture(new IdempotencyKey("freight"), AggregateKey.Of(parcel), s_freight);
        await DoAsync("freight", ActorKind.Host, _ => Get<IPayments>().ReportCaptureAsync(capture, new Actor(ActorKind.Host, "bank"), cancellationToken), cancellationToken);
        await DoAsync("pack", ActorKind.Warehouse, command => parcels.PackAsync(parcel, 1650, new ParcelSize(400, 300, 150), command, cancellationToken), cancellationToken);
        await DoAsync("hand-over", ActorKind.Warehouse, command => parcels.HandOverAsync(parcel, "EMS", "EM000000001CN", command, cancellationToken), cancellationToken);
        foreach (var status in new[] { CarrierStatus.InTransit, CarrierStatus.OutForDelivery, CarrierStatus.Delivered })
        {
            await DoAsync("report-" + status, ActorKind.Carrier, command => parcels.ReportAsync(parcel, status, command, cancellationToken), cancellationToken);
        }
    }
}
