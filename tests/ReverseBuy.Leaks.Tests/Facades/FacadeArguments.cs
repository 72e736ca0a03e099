using ReverseBuy.Auditing;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Following;
using ReverseBuy.Fulfilment;
using ReverseBuy.Inventory;
using ReverseBuy.Leaks.Tests.Hosting;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Payments;
using ReverseBuy.Privacy;
using ReverseBuy.Procurement;
using ReverseBuy.Settings;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Leaks.Tests.Facades;

/// <summary>
/// Makes the arguments of our facades. Whatever is a tenant's own bears its marks; whatever other tenants may name alike, such as customers, waybills and keys of commands, they do name alike.
/// </summary>
internal static class FacadeArguments
{
    /// <summary>Operations that belong to no tenant.</summary>
    public static readonly string[] OfNobody = ["ITenants.ListAsync"];

    /// <summary>A tenant beside a tenant, for what ends a tenant's life.</summary>
    public static TenantId SpareOf(LeakTenant tenant) => new($"s-{tenant.Marker}");

    public static TenantId CopyOf(LeakTenant tenant) => new($"c-{tenant.Marker}");

    public static LeakArguments Make()
    {
        var arguments = new LeakArguments();
        AddOrders(arguments);
        AddFulfilment(arguments);
        AddCatalogue(arguments);
        AddTenancy(arguments);
        AddSettings(arguments);
        return arguments;
    }

    public static Command Command(LeakContext context) =>
        new(Key(context), new Actor((ActorKind)context.Random.Next(Enum.GetValues<ActorKind>().Length), context.Tenant.Text("clerk"))) { Reason = context.Tenant.Text("because") };

    public static IdempotencyKey Key(LeakContext context) => new($"key-{context.Random.Next(1_000_000)}");

    public static CustomerId Customer(LeakContext context) => new(context.SharedName("customer"));

    public static VerificationLine Line(LeakContext context) => new(Sku(context), context.Random.Next(1, 4), context.Tenant.Amount(Currency.CNY));

    public static ListingId Listing(LeakContext context) => new(Agency.North, $"100{context.Random.Next(1, 7)}");

    public static SkuId Sku(LeakContext context) => new(Listing(context), SkuId.OnlySku);

    public static Money Euro(LeakContext context) => context.Tenant.Amount(Currency.EUR);

    private static void AddOrders(LeakArguments arguments) => arguments
        .KeepAnswered<Order>()
        .KeepAnswered<PurchaseOrder>()
        .KeepAnswered<UpstreamOrder>()
        .KeepAnswered<AggregateKey>()
        .Add(Command)
        .Add(Customer)
        .Add(context => (CustomerId?)Customer(context))
        .Add(context => new Actor(ActorKind.Host, context.Tenant.Text("bank")))
        .Add(context => new PlaceOrder(Customer(context), [Line(context)], Currency.EUR) { Country = "DE" })
        .Add(context => new OrderQuery { Customer = context.Random.Next(2) == 0 ? Customer(context) : null })
        .Add(AggregateOf)
        .Add(context => new AskQuestion(context.Tenant.Text("Which size?")))
        .Add(context => new AnswerQuestion(context.Recall<OrderQuestionId>(), QuestionChoice.Accept) { Text = context.Tenant.Text("The small one.") })
        .Add(context => new PutOrderHold("quality", context.Tenant.Text("looked at")))
        .Add<IOrderHolds, string>("name", _ => "quality")
        .Add(context => new Capture(Key(context), Owing(context), Euro(context)))
        .Add(context => new Refund(Key(context), Owing(context), Euro(context)))
        .Add(context => new Chargeback(Key(context), Owing(context), Euro(context)))
        .Add(context => new PurchaseOrderQuery { NeedsPerson = context.Random.Next(2) == 0 })
        .Add<IPurchaseDecisions, string>("upstreamOrderId", UpstreamOrderId)
        .Add<IPurchaseDecisions, IReadOnlyList<string>>("upstreamOrderIds", context => [UpstreamOrderId(context)])
        .Add(context => new ReportedUpstreamOrder(context.Tenant.Text("U"), context.Tenant.Amount(Currency.CNY), context.Random.Next(2) == 0))
        .Add(context => (DateTimeOffset?)null)
        .Add(context => new TimerKey(AggregateOf(context), "payment-window"))
        .Add(context => new VerificationRequest([Line(context)]))
        .Add(context => new SupplierQuoteRequest([Sku(context)], context.Random.Next(1, 5)));

    private static void AddFulfilment(LeakArguments arguments) => arguments
        .KeepAnswered<Parcel>()
        .KeepAnswered<InboundPackage>()
        .KeepAnswered<FoundItem>()
        .Add(context => new AnnouncedPackage(Customer(context), Agency.Warehouse, context.SharedName("waybill", 200), context.Tenant.Text("carrier")))
        .Add<PackageClaim>(context => new PackageClaim.OfCustomer(Customer(context)))
        .Add(context => new PackageArrival(Agency.Warehouse, context.SharedName("waybill", 200)) { Carrier = context.Tenant.Text("carrier") })
        .Add(context => new PackageQuery { Warehouse = Agency.Warehouse })
        .Add(context => new Inspection([], 700) { Found = [new FoundGoods(context.Tenant.Text("book"), 2, 1)] })
        .Add(Packed)
        .Add(context => context.Recall<Order>(order => order.Lines.Any(line => line.Units[UnitBucket.InStock] > 0)) is { } order ? Journey.ParcelOf(order, context) : Unfit(context))
        .Add(context => new CarrierReport((CarrierStatus)context.Random.Next(Enum.GetValues<CarrierStatus>().Length)))
        .Add(context => new ParcelQuery { Customer = Customer(context) })
        .Add<IParcels, string>("carrier", context => context.Tenant.Text("EMS"))
        .Add<IParcels, string>("waybill", context => context.SharedName("parcel", 1000))
        .Add(context => context.Recall<Order>(order => order.Lines[0].Units[UnitBucket.InStock] > 0) is { } order
            ? new DecideUnits(order.Id, order.Lines[0].Id, UnitBucket.InStock, 1, UnitDecision.Dispose)
            : new DecideUnits(context.Recall<OrderId>(), context.Recall<OrderLineId>(), UnitBucket.InStock, 1, UnitDecision.SendBack))
        .Add(context => new ImportData
        {
            Name = context.Tenant.Text("Anna"),
            AddressLines = [context.Tenant.Text("Street 1")],
            City = context.Tenant.Text("Town"),
            Country = "DE",
            Phone = context.Tenant.Text("0170"),
        });

    private static void AddCatalogue(LeakArguments arguments) => arguments
        .KeepAnswered<Product>()
        .Add(_ => Agency.North)
        .Add(_ => Agency.Account)
        .Add(Listing)
        .Add(Sku)
        .Add<ICatalogue, string>("text", context => $"https://north.example/item/{Listing(context).Value}")
        .Add(context => new SearchQuery("宝贝") { Page = context.Random.Next(1, 3), PageSize = 3 })
        .Add(_ => new MarketplaceSearchQuery("宝贝"))
        .Add(context => context.Recall<Product>() ?? new Product
        {
            Id = Listing(context),
            PageUrl = new Uri("https://north.example/item/1001"),
            Title = context.Tenant.Text("宝贝"),
            Status = ListingStatus.OnSale,
            Seller = new Seller("seller", context.Tenant.Text("Seller")),
            Skus = [],
            TierBasis = TierBasis.Sku,
        })
        .Add(context => new OfferChangedHint(Agency.North, null, Listing(context), IsGone: false));

    // What ends a tenant's life is done to one beside it, which bears the same mark.
    private static void AddTenancy(LeakArguments arguments) => arguments
        .KeepAnswered<AppRegistrationId>()
        .Add<ITenantLifecycle, TenantId>("tenant", context => SpareOf(context.Tenant))
        .Add<ITenantLifecycle, string?>("server", _ => null)
        .Add(context => new NewTenant(SpareOf(context.Tenant), context.Tenant.Text("Spare")))
        .Add(context => new AccountCredentials(context.Tenant.Text("token")))
        .Add(context => context.Recall<AppRegistrationId>(_ => true))
        .Add<IAppRegistrationDesk, TenantId?>("owner", context => context.Tenant.Id)
        .Add<IAppRegistrationDesk, string>("appKey", context => context.Tenant.Text("key"))
        .Add<IAppRegistrationDesk, string>("appSecret", context => context.Tenant.Text("secret"))
        .Add<IAppRegistrationDesk, TimeSpan>("overlap", context => TimeSpan.FromDays(context.Random.Next(3)))
        .Add(_ => new CredentialAuditQuery { Limit = 20 })
        .Add<ICredentialAudit, TenantId?>("owner", context => context.Tenant.Id)
        .Add(context => new ErasePersonalData(Customer(context), new Actor(ActorKind.Operator, context.Tenant.Text("officer"))) { EvenIfNeeded = context.Random.Next(2) == 0 });

    private static void AddSettings(LeakArguments arguments) => arguments
        .KeepAnswered<SettingsReading>()
        .Add(context => new TenantSettings { Warehouses = [new TenantWarehouse(ReverseBuyTestHost.Warehouse with { ContactName = context.Tenant.Text("Li") })] })
        .Add<ITenantSettings, long>("expectedVersion", context => context.Recall<SettingsReading>()?.Version ?? 0)
        .Add<ITenantSettings, long?>("before", _ => null);

    private static AggregateKey AggregateOf(LeakContext context) => context.Random.Next(5) switch
    {
        0 => AggregateKey.Of(context.Recall<PurchaseOrderId>()),
        1 => AggregateKey.Of(context.Recall<PackageId>()),
        2 => AggregateKey.Of(context.Recall<ParcelId>()),
        3 => AggregateKey.Of(context.Recall<FoundItemId>()),
        _ => AggregateKey.Of(context.Recall<OrderId>()),
    };

    private static AggregateKey Owing(LeakContext context) =>
        context.Random.Next(3) == 0 ? AggregateKey.Of(context.Recall<ParcelId>()) : AggregateKey.Of(context.Recall<OrderId>());

    private static string UpstreamOrderId(LeakContext context) => context.Recall<UpstreamOrder>()?.Id ?? "north-1";

    private static PackedParcel Packed(LeakContext context) => new(900, new ParcelSize(300, 200, 100)) { Freight = Euro(context) };

    private static RequestParcel Unfit(LeakContext context) => new(Customer(context), [new ParcelItem(context.Recall<OrderId>(), context.Recall<OrderLineId>(), 1)], context.Tenant.Text("address"), "DE");
}
