using ReverseBuy.Buying;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Orders.Tests;

internal static class Samples
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Two pieces of one SKU, for EUR 10.00, awaiting payment.</summary>
    public static Order Order() => new()
    {
        Id = new OrderId(new Guid("0193a000-0000-7000-8000-000000000001")),
        Customer = new CustomerId("anna"),
        State = OrderState.AwaitingPayment,
        Version = 1,
        Lines =
        [
            new OrderLine
            {
                Id = new OrderLineId(new Guid("0193a000-0000-7000-8000-000000000002")),
                Sku = new SkuId(new ListingId(new MarketplaceId("shop"), "1001"), "red"),
                Title = "红色连衣裙",
                SellerId = "seller-1",
                UnitPrice = new Money(40m, Currency.CNY),
                Charged = new Money(10m, Currency.EUR),
                DomesticFreight = Money.Zero(Currency.EUR),
                Discount = Money.Zero(Currency.EUR),
                Units = Units.AllPending(2),
            },
        ],
        Warehouse = new WarehouseId("gz"),
        Rate = new ExchangeRate(Currency.CNY, Currency.EUR, 0.125m, "test", Noon),
        Charged = new Money(10m, Currency.EUR),
        Paid = Money.Zero(Currency.EUR),
        PlacedAt = Noon,
        PayBefore = Noon.AddHours(72),
    };
}
