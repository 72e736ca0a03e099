using ReverseBuy.Blobs;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Fulfilment;
using ReverseBuy.Inventory;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Payments;
using ReverseBuy.Procurement;
using ReverseBuy.Storage;

namespace ReverseBuy.Testing.Storage;

/// <summary>Records of every kind. The number makes the id, so that the same number is the same thing.</summary>
internal static class StorageSamples
{
    public static readonly DateTimeOffset Noon = Samples.Noon;
    private static readonly WarehouseId Yiwu = new("yiwu");
    private static readonly MarketplaceId Marketplace = new("1688");

    public static OrderId OrderId(int number) => new(Value(1, number));

    public static OrderLineId LineId(int order, int line) => new(Value(2, (order * 1000) + line));

    public static PurchaseOrderId PurchaseId(int number) => new(Value(3, number));

    public static PackageId PackageId(int number) => new(Value(4, number));

    public static ParcelId ParcelId(int number) => new(Value(5, number));

    public static FoundItemId FoundItemId(int number) => new(Value(9, number));

    public static RecipientId RecipientId(int number) => new(Value(10, number));

    public static EventId EventId(int number) => new(Value(6, number));

    public static AggregateKey OrderKey(int number) => AggregateKey.Of(OrderId(number));

    public static SkuId Sku(int number) => new(new ListingId(Marketplace, $"listing-{number}"), $"颜色:红色;{number}");

    public static Money Yuan(decimal amount) => new(amount, Currency.CNY);

    public static Money Euro(decimal amount) => new(amount, Currency.EUR);

    /// <summary>An order that uses every member of the model.</summary>
    public static Order Order(int number) => new()
    {
        Id = OrderId(number),
        Customer = new CustomerId("customer-1"),
        State = OrderState.PendingReview,
        Version = 3,
        Lines = [Line(number, 1), Line(number, 2) with { Units = Units.Of([Count(UnitBucket.Pending, 2), Count(UnitBucket.Quarantined, 1)]) }],
        Warehouse = Yiwu,
        Rate = new ExchangeRate(Currency.CNY, Currency.EUR, 0.1283700m, "ecb", Noon.AddTicks(-7)),
        Charged = Euro(40.02m),
        Paid = Euro(40.03m),
        PlacedAt = Noon.AddTicks(1),
        PayBefore = Noon.AddHours(72),
        IsApproved = true,
        IsBilledLater = true,
        CancellationRequestedAt = Noon.AddDays(2),
        Country = "DE",
        Compliance = Ruled(number),
        Questions = [Question(number, 1), Clarification(number, 2)],
        Holds = [Hold("quality") with { Until = Noon.AddDays(9), ReleasedAt = Noon.AddDays(8) }, Hold("customs")],
    };

    /// <summary>What rules said, each kind of it.</summary>
    public static OrderCompliance Ruled(int order) => new(
        Noon.AddTicks(9),
        "3f9a",
        [.. Enum.GetValues<ComplianceRuling>().Select(ruling => new OrderLineFinding(LineId(order, 1), "batteries", ruling, "含锂电池 <UN 3481>"))]);

    /// <summary>A question that uses every member of the model.</summary>
    public static OrderQuestion Question(int order, int question) => new()
    {
        Id = new OrderQuestionId(Value(8, (order * 1000) + question)),
        Kind = QuestionKind.PriceMoved,
        State = QuestionState.AwaitingTopUp,
        Line = LineId(order, 1),
        Quantity = 2,
        Text = "这件涨价了 <10 %>",
        UnitPrice = Yuan(21.005m),
        TopUp = Euro(0.29m),
        AskedBy = new Actor(ActorKind.System, "procurement"),
        AskedAt = Noon.AddTicks(3),
        AnswerBefore = Noon.AddHours(72),
        Answer = "yes",
        ClosedAt = Noon.AddHours(4),
    };

    /// <summary>A question with everything left out that may be.</summary>
    public static OrderQuestion Clarification(int order, int question) => new()
    {
        Id = new OrderQuestionId(Value(8, (order * 1000) + question)),
        Kind = QuestionKind.Clarification,
        State = QuestionState.Asked,
        AskedBy = new Actor(ActorKind.Reviewer, "r-1"),
        AskedAt = Noon,
        AnswerBefore = Noon.AddHours(72),
    };

    public static OrderHold Hold(string name) => new()
    {
        Name = name,
        Reason = "to be looked at",
        PutBy = new Actor(ActorKind.Host, "checks"),
        PutAt = Noon.AddTicks(5),
    };

    public static OrderLine Line(int order, int line) => new()
    {
        Id = LineId(order, line),
        Sku = Sku(line),
        Title = "女士纯棉T恤 <新款> \"2026\" 😀",
        SourceTitle = "女士纯棉T恤 <新款>",
        Category = new ProductCategory("1031910", "连衣裙"),
        SellerId = "b2b-2208",
        UnitPrice = Yuan(19.905m),
        Charged = Euro(20.01m),
        DomesticFreight = Euro(1.02m),
        Discount = Euro(0.03m),
        ToReturn = 1,
        Units = Units.AllPending(3),
    };

    /// <summary>A purchase order that uses every member of the model, for one line of each order.</summary>
    public static PurchaseOrder Purchase(int number, params int[] orders) => new()
    {
        Id = PurchaseId(number),
        Marketplace = Marketplace,
        Account = new BuyingAccountId("main"),
        SellerId = "b2b-2208",
        Warehouse = Yiwu,
        State = PurchaseOrderState.Placed,
        Version = 5,
        Reference = $"rb-{number}",
        Lines = [.. orders.Select(PurchaseLine)],
        UpstreamOrders =
        [
            Upstream("4001") with
            {
                Contents = [new UpstreamContent(LineId(1, 1), 2), new UpstreamContent(LineId(2, 1), 1)],
                PayAskedAt = Noon.AddMinutes(3),
                PayAsks = 2,
                PayableSince = Noon.AddMinutes(1),
            },
            Upstream("4002") with { State = UpstreamOrderState.Cancelled, IsUnwanted = true, CancelAskedAt = Noon.AddMinutes(4), Refunded = Yuan(12.30m) },
        ],
        CreatedAt = Noon,
        SendBefore = Noon.AddSeconds(30),
        Asks = 2,
        FirstAskedAt = Noon.AddSeconds(40),
        Failures = 1,
        DueAt = Noon.AddMinutes(10),
        Note = "asked twice in vain",
        Attempt = 3,
        GatherUntil = Noon.AddHours(1),
        Person = new PersonNeed(PersonReason.NotPaid, Noon.AddHours(2)),
        Link = new Uri("https://market.example/goods?id=7&ref=rb%207"),
        HandedAt = Noon.AddHours(3),
        TakenBy = "clerk-7",
    };

    /// <summary>A purchase order with everything left out that may be.</summary>
    public static PurchaseOrder Draft(int number, params int[] orders) => new()
    {
        Id = PurchaseId(number),
        Marketplace = Marketplace,
        Account = new BuyingAccountId("main"),
        SellerId = "s",
        Warehouse = Yiwu,
        State = PurchaseOrderState.Draft,
        Version = 1,
        Reference = $"rb-{number}",
        Lines = [.. orders.Select(order => PurchaseLine(order) with { PurchaseKey = null, Freed = 0 })],
        CreatedAt = Noon,
    };

    public static UpstreamOrder Upstream(string id) => new() { Id = id, State = UpstreamOrderState.Unpaid, Total = Yuan(65.70m) };

    /// <summary>A package that uses every member of the model: a source for each order.</summary>
    public static InboundPackage Package(int number, params int[] orders) => new()
    {
        Id = PackageId(number),
        Warehouse = Yiwu,
        Waybill = $"SF{number}",
        Carrier = "顺丰速运",
        State = PackageState.Inspected,
        Version = 4,
        Sources = [.. orders.Select(order => new PackageSource(PurchaseId(order), $"400{order}", [OrderId(order), OrderId(99)]))],
        Contents = [.. orders.Select(order => new InspectedUnits(OrderId(order), LineId(order, 1), 2) { Wrong = order, Damaged = 3, Prohibited = 4, Short = 5 })],
        PlannedWarehouse = new WarehouseId("gz"),
        Customer = new CustomerId("customer-1"),
        Photos = [new BlobId(Value(8, number)), new BlobId(Value(8, number + 1))],
        Hold = HandlingHold("police"),
        WeightGrams = 1250,
        CreatedAt = Noon,
    };

    /// <summary>A parcel that uses every member of the model: one line of each order.</summary>
    public static Parcel Parcel(int number, params int[] orders) => new()
    {
        Id = ParcelId(number),
        Customer = new CustomerId("customer-1"),
        Warehouse = Yiwu,
        Recipient = "address-7",
        Country = "DE",
        State = ParcelState.InTransit,
        Version = 9,
        Items = [.. orders.Select(order => new ParcelItem(OrderId(order), LineId(order, 1), 2))],
        FoundItems = [new ParcelFoundItem(FoundItemId(1), 2), new ParcelFoundItem(FoundItemId(2), 1)],
        UnitsIn = UnitBucket.Shipped,
        Offered = Euro(17.50m),
        Charged = Euro(18.00m),
        Paid = Euro(17.99m),
        PayBefore = Noon.AddDays(10),
        ImportData = RecipientId(1),
        Note = "地址不完整",
        Hold = HandlingHold("customer asked to wait") with { Until = Noon.AddDays(1) },
        WeightGrams = 2310,
        Size = new ParcelSize(400, 300, 120),
        Carrier = "DHL",
        Waybill = "00340434161094",
        CreatedAt = Noon,
    };

    /// <summary>A found item that uses every member of the model.</summary>
    public static FoundItem Found(int number) => new()
    {
        Id = FoundItemId(number),
        Warehouse = Yiwu,
        Description = "马克杯 \"2026\"",
        Origin = FoundItemOrigin.Exchanged,
        Units = Units.Of([Count(UnitBucket.InStock, 2), Count(UnitBucket.Quarantined, 1)]),
        Version = 3,
        FoundAt = Noon,
        Owner = new CustomerId("customer-1"),
        Package = PackageId(1),
        Order = OrderId(1),
        Sku = Sku(1),
        Hold = HandlingHold("claimed by two"),
    };

    public static Recipient Recipient(int number, string customer = "customer-1") => new(
        RecipientId(number),
        new CustomerId(customer),
        Noon.AddTicks(1),
        new ImportData
        {
            Name = "Ännchen 王",
            AddressLines = ["Hauptstr. 7", "2. Stock"],
            City = "Köln",
            Country = "DE",
            Region = "NRW",
            PostalCode = "50667",
            Phone = "+49 221 1234567",
            Email = "a@example.org",
            CustomsNumber = "DE123",
        });

    public static HistoryEntry.FoundUnitsMoved FoundMove(int item, int version, string fact = "fact-1") =>
        new(UnitBucket.Quarantined, UnitBucket.InStock, 2, fact)
        {
            Aggregate = AggregateKey.Of(FoundItemId(item)),
            Version = version,
            Actor = new Actor(ActorKind.Warehouse, "w-3"),
            Cause = fact,
            At = Noon.AddMinutes(1),
        };

    /// <summary>A hold that is open, of as many pieces as its number.</summary>
    public static StockHold Hold(int number, int order = 1) => new()
    {
        Id = new StockHoldId(Value(7, number)),
        Order = OrderId(order),
        Line = LineId(order, 1),
        Account = new BuyingAccountId("main"),
        Sku = Sku(1),
        Quantity = number,
        State = StockHoldState.Open,
        TakenAt = Noon.AddTicks(1),
        ExpiresAt = Noon.AddMinutes(30),
    };

    public static MoneyEntry Entry(int number, AggregateKey @for) => new()
    {
        Customer = new CustomerId("customer-1"),
        For = @for,
        Kind = MoneyEntryKind.Capture,
        Amount = Euro(40.02m),
        AtPinnedRate = Yuan(311.76m),
        Reference = $"payment-{number}",
        At = Noon.AddMinutes(number),
    };

    public static HistoryEntry.Transition Transition(AggregateKey aggregate, int version) =>
        new(string.Empty, nameof(OrderState.AwaitingPayment), nameof(OrderState.PendingReview), nameof(OrderTrigger.Pay))
        {
            Aggregate = aggregate,
            Version = version,
            Actor = new Actor(ActorKind.Host, "payments"),
            Reason = "captured",
            Cause = "payment-1",
            At = Noon,
        };

    public static HistoryEntry.UnitsMoved Move(AggregateKey aggregate, int version, string fact = "fact-1") =>
        new(LineId(1, 1), UnitBucket.Purchased, UnitBucket.InStock, 2, fact)
        {
            Aggregate = aggregate,
            Version = version,
            Actor = new Actor(ActorKind.Warehouse, "w-3"),
            Cause = fact,
            At = Noon.AddMinutes(1),
        };

    public static EventEnvelope Envelope(int number, int aggregate = 1) => new()
    {
        Id = EventId(number),
        Type = "reversebuy.order.paid.v1",
        Tenant = Samples.Anna,
        Aggregate = OrderKey(aggregate),
        Version = number,
        OccurredAt = Noon.AddTicks(number),
        Correlation = "command-1",
        CausedBy = EventId(number + 1000),
        Data = "{\"order\":\"钱\"}",
    };

    public static InboxMark Mark(int number, string handler) => new(EventId(number), handler, Noon.AddSeconds(number), "moved 2 units");

    public static CommandRecord Command(string key) => new(new IdempotencyKey(key), "place:3f9a", new Receipt(OrderKey(1), nameof(OrderState.InStock), 7), Noon);

    private static Hold HandlingHold(string reason) => new(reason, new Actor(ActorKind.Warehouse, "w-3"), Noon);

    private static PurchaseOrderLine PurchaseLine(int order) => new()
    {
        Order = OrderId(order),
        OrderLine = LineId(order, 1),
        Sku = Sku(order),
        Quantity = 3,
        UnitPrice = Yuan(19.905m),
        PurchaseKey = "spec-9c31",
        Freed = 1,
    };

    private static KeyValuePair<UnitBucket, int> Count(UnitBucket bucket, int count) => KeyValuePair.Create(bucket, count);

    private static Guid Value(short kind, int number) => new(number, kind, 0, [1, 2, 3, 4, 5, 6, 7, 8]);
}
