using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Buying;
using ReverseBuy.Fulfilment;
using ReverseBuy.Payments;
using ReverseBuy.Privacy;

namespace ReverseBuy.Orders.Tests.Support;

/// <summary>The facades of the warehouses, and how a test gets goods there.</summary>
internal sealed partial class OrdersHost
{
    public static readonly WarehouseId Gz = new("gz");
    public static readonly WarehouseId Yiwu = new("yiwu");
    public static readonly CustomerId Boris = new("boris");

    public IPackages Packages => _services.GetRequiredService<IPackages>();

    public IUnitDecisions Decisions => _services.GetRequiredService<IUnitDecisions>();

    public IFoundItems FoundItems => _services.GetRequiredService<IFoundItems>();

    public IParcelDesk Desk => _services.GetRequiredService<IParcelDesk>();

    public IParcelClaims Claims => _services.GetRequiredService<IParcelClaims>();

    public IRecipients Recipients => _services.GetRequiredService<IRecipients>();

    public ReverseBuy.Blobs.IBlobStore Blobs => _services.GetRequiredService<ReverseBuy.Blobs.IBlobStore>();

    public IPersonalData PersonalData => _services.GetRequiredService<IPersonalData>();

    public IPhotos Photos => _services.GetRequiredService<IPhotos>();

    public IHolds HandlingHolds => _services.GetRequiredService<IHolds>();

    public static Task<OrdersHost> StartAsync(Action<IServiceCollection> change, Action<ReverseBuyOptions>? configure = null)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 2, 12, 0, 0, TimeSpan.Zero));
        return StartAsync(time, new ScriptedMarketplace("north", time), new ScriptedMarketplace("south", time), change, configure);
    }

    /// <summary>An order of one line whose package stands in the warehouse, matched.</summary>
    public async Task<(Order Order, InboundPackage Package)> ArrivedAsync(int quantity = 2)
    {
        var order = await BuyAsync(Line(North.Offer(), quantity));
        var package = Assert.Single(await ShipUpstreamAsync(order.Id));
        await ArriveAsync(package);
        return (await GetAsync(order.Id), (await Warehouse.FindAsync(package.Id, Token))!);
    }

    /// <summary>An order of one line, counted as the test says.</summary>
    public async Task<Order> InspectedAsync(Func<Order, InspectedUnits> counted, int quantity = 2)
    {
        var (order, package) = await ArrivedAsync(quantity);
        await Warehouse.InspectAsync(package.Id, new Inspection([counted(order)], 500), Command(ActorKind.Warehouse), Token);
        return await GetAsync(order.Id);
    }

    /// <summary>An order of one line that is in stock.</summary>
    public Task<Order> StockedAsync(int quantity = 2) => InspectedAsync(order => new InspectedUnits(order.Id, order.Lines[0].Id, quantity), quantity);

    public ValueTask<Receipt> DecideAsync(Order order, UnitBucket from, int quantity, UnitDecision decision, ActorKind actor = ActorKind.Operator) =>
        Decisions.DecideAsync(new DecideUnits(order.Id, order.Lines[0].Id, from, quantity, decision), Command(actor), Token);

    /// <summary>Goods that a customer had sent here without an order, in stock.</summary>
    public async Task<FoundItem> ForwardedAsync(string waybill = "YT1", int accepted = 3, int rejected = 0, CustomerId? customer = null)
    {
        var receipt = await Packages.AnnounceAsync(new AnnouncedPackage(customer ?? Anna, Gz, waybill, "YTO"), Command(ActorKind.Customer), Token);
        await Warehouse.ArriveAsync(new PackageArrival(Gz, waybill), Command(ActorKind.Warehouse), Token);
        await Warehouse.InspectAsync(
            PackageId.From(receipt.Aggregate.Value), new Inspection([], 700) { Found = [new FoundGoods("book", accepted, rejected)] }, Command(ActorKind.Warehouse), Token);
        return (await FoundItems.ListAsync(customer ?? Anna, Token)).Single(item => item.Package == PackageId.From(receipt.Aggregate.Value));
    }

    public async Task<Parcel> ParcelAsync(ParcelId parcel) => (await Parcels.FindAsync(parcel, Token))!;

    public async Task<Receipt> PayFreightAsync(ParcelId parcel, decimal euros) => await Payments.ReportCaptureAsync(
        new Capture(new IdempotencyKey($"freight-{++_keys}"), AggregateKey.Of(parcel), Euro(euros)), new Actor(ActorKind.Host, "bank"), Token);

    /// <summary>A parcel of all that is in stock of an order, taken as far as to a state on the straight way.</summary>
    public async Task<ParcelId> ParcelInAsync(ParcelState state, Order order)
    {
        var parcel = await RequestParcelAsync(order.Id);
        await AdvanceToAsync(parcel, state);
        return parcel;
    }

    /// <summary>Takes a parcel that was requested as far as to a state on the straight way.</summary>
    public async Task AdvanceToAsync(ParcelId parcel, ParcelState state)
    {
        Func<Task>[] steps =
        [
            async () => await Parcels.QuoteAsync(parcel, Euro(9m), Command(), Token),
            async () => await PayFreightAsync(parcel, 9m),
            async () => await Parcels.PackAsync(parcel, 1200, Box, Command(ActorKind.Warehouse), Token),
            async () => await Parcels.HandOverAsync(parcel, "EMS", "EM123", Command(ActorKind.Warehouse), Token),
            async () => await Parcels.ReportAsync(parcel, CarrierStatus.InTransit, Command(ActorKind.Carrier), Token),
            async () => await Parcels.ReportAsync(parcel, CarrierStatus.CustomsHold, Command(ActorKind.Carrier), Token),
            async () => await Parcels.ReportAsync(parcel, CarrierStatus.OutForDelivery, Command(ActorKind.Carrier), Token),
            async () => await Parcels.ReportAsync(parcel, CarrierStatus.Delivered, Command(ActorKind.Carrier), Token),
        ];
        foreach (var step in steps)
        {
            if ((await ParcelAsync(parcel)).State == state)
            {
                return;
            }

            await step();
        }

        Assert.Equal(state, (await ParcelAsync(parcel)).State);
    }

    public static Money Euro(decimal amount) => new(amount, Currency.EUR);

    public static ParcelSize Box { get; } = new(300, 200, 100);

    public static Command Because(Command command, string reason) => command with { Reason = reason };
}
