using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Fulfilment;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Payments;
using ReverseBuy.Procurement;

namespace ReverseBuy.InMemory.Tests;

/// <summary>Records whose content is of no matter, told apart by a number.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    public static OrderId OrderId(int number) => new(Id(number));

    public static AggregateKey Aggregate(int number) => AggregateKey.Of(OrderId(number));

    public static Order Order(int number, int minutes = 0) => new()
    {
        Id = OrderId(number),
        Customer = new CustomerId("customer"),
        State = OrderState.AwaitingPayment,
        Version = 1,
        Lines = [],
        Warehouse = new WarehouseId("gz"),
        Rate = new ExchangeRate(Currency.CNY, Currency.EUR, 0.13m, "test", Start),
        Charged = new Money(10m, Currency.EUR),
        Paid = new Money(0m, Currency.EUR),
        PlacedAt = Start.AddMinutes(minutes),
        PayBefore = Start.AddDays(3),
    };

    public static PurchaseOrder PurchaseOrder(int number, int order, int? dueInMinutes = null) => new()
    {
        Id = new PurchaseOrderId(Id(number)),
        Marketplace = new MarketplaceId("north"),
        Account = new BuyingAccountId("main"),
        SellerId = "seller",
        Warehouse = new WarehouseId("gz"),
        State = PurchaseOrderState.Draft,
        Version = 1,
        Reference = "reference",
        Lines =
        [
            new PurchaseOrderLine
            {
                Order = OrderId(order),
                OrderLine = new OrderLineId(Id(order)),
                Sku = new SkuId(new ListingId(new MarketplaceId("north"), "1"), "1"),
                Quantity = 1,
                UnitPrice = new Money(1m, Currency.CNY),
            },
        ],
        CreatedAt = Start,
        DueAt = dueInMinutes is { } minutes ? Start.AddMinutes(minutes) : null,
    };

    public static InboundPackage Package(int number, string waybill, params int[] orders) => new()
    {
        Id = new PackageId(Id(number)),
        Warehouse = new WarehouseId("gz"),
        Waybill = waybill,
        Carrier = "carrier",
        State = PackageState.Announced,
        Version = 1,
        Sources = [new PackageSource(new PurchaseOrderId(Id(number)), "upstream", [.. orders.Select(OrderId)])],
        CreatedAt = Start,
    };

    public static MoneyEntry Money(int order, string reference, int minutes = 0) => new()
    {
        Customer = new CustomerId("customer"),
        For = Aggregate(order),
        Kind = MoneyEntryKind.Capture,
        Amount = new Money(1m, Currency.EUR),
        Reference = reference,
        At = Start.AddMinutes(minutes),
    };

    public static HistoryEntry.UnitsMoved Move(int order, int version, string fact) =>
        new(new OrderLineId(Id(order)), UnitBucket.Pending, UnitBucket.Purchasing, 1, fact)
        {
            Aggregate = Aggregate(order),
            Version = version,
            Actor = new Actor(ActorKind.System, "test"),
            Cause = "test",
            At = Start,
        };

    public static EventEnvelope Event(int number, int order = 1, TenantId? tenant = null) => new()
    {
        Id = new EventId(Id(number)),
        Type = "test.v1",
        Tenant = tenant ?? StorageHost.Alice,
        Aggregate = Aggregate(order),
        Version = number,
        OccurredAt = Start,
        Correlation = "test",
        Data = "{}",
    };
}
