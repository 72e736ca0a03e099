using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Inventory;
using ReverseBuy.Orders;
using ReverseBuy.Testing;
using Xunit;

namespace ReverseBuy.Snippets.Testing;

public sealed class OurPolicyTests
{
    [Fact]
    public async Task NothingIsBoughtBeforeItIsPaid()
    {
        var market = new FakeConnector("north");
        await using var host = await ReverseBuyTestHost.StartAsync(options => options.Connect(market));
        var sku = market.Offer("1001", price: 40m, stock: 5);

        await OurShop.SellAsync(host.Get<IOrders>(), sku);
        await host.WorkAsync();

        Assert.Empty(market.Orders);
    }

    [Fact]
    public async Task AnOrderIsReviewedOnceThoughItsFirstPurchaseIsRefused()
    {
        var market = new FakeConnector("north");
        var review = new Fake<IReviewPolicy>().Answer(nameof(IReviewPolicy.ReviewAsync), new ReviewDecision.Approve());
        await using var host = await ReverseBuyTestHost.StartAsync(options => options.Connect(market).Fake(review));

        // The next purchase is refused; those behind it are bought as ever.
        market.Fake<IPurchasing>().AnswerNext(
            nameof(IPurchasing.CreateAsync), new PurchaseResult.Refused(new PurchaseRefusal(PurchaseRefusalReason.OutOfStock, "SOLD_OUT", "sold out")));
        await OurShop.SellAsync(host.Get<IOrders>(), market.Offer("1001", price: 40m));

        await host.AdvanceAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(ReverseBuyTestHost.Tenant, Assert.Single(review.Calls).Tenant);
    }

    private static class OurShop
    {
        public static async Task SellAsync(IOrders orders, SkuId sku) => await orders.PlaceAsync(
            new PlaceOrder(new CustomerId("anna"), [new VerificationLine(sku, 1, new Money(40m, Currency.CNY))], Currency.EUR),
            new Command(new IdempotencyKey("place"), new Actor(ActorKind.Customer, "anna")));
    }
}
