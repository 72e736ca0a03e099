using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Fulfilment;
using ReverseBuy.Inventory;
using ReverseBuy.Orders;
using ReverseBuy.Payments;

namespace ReverseBuy.Testing.Tests.Fakes;

/// <summary>Fakes in a host: each stands before what the host asks without it.</summary>
public sealed class HostFakeTests
{
    private static readonly Actor s_anna = new(ActorKind.Customer, "anna");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_in_which_every_seam_is_faked_and_has_a_twin_does_its_work()
    {
        var market = new FakeConnector("north");
        var fakes = ReverseBuySeams.All.Select(seam => (Seam: seam, Fake: Activator.CreateInstance(typeof(Fake<>).MakeGenericType(seam), [null])!)).ToList();
        await using var host = await ReverseBuyTestHost.StartAsync(
            options =>
            {
                options.Connect(market).WithChaos(1);
                var put = typeof(ReverseBuyTestHostOptions).GetMethod(nameof(ReverseBuyTestHostOptions.Fake))!;
                fakes.ForEach(each => put.MakeGenericMethod(each.Seam).Invoke(options, [each.Fake, ReverseBuySeams.OfConnectors.Contains(each.Seam) ? market.Marketplace : null]));
            },
            Token);

        var order = await PlaceAsync(host, market.Offer("1001", 40m));
        await host.Get<IOrders>().ApproveAsync(order.Id, new Command(new IdempotencyKey("approve"), new Actor(ActorKind.Reviewer, "rita")), Token);
        await host.WorkAsync(Token);
        await host.AdvanceAsync(TimeSpan.FromMinutes(10), Token);

        Assert.Equal(3, Assert.Single(market.Orders).Lines.Sum(line => line.Quantity));
        foreach (var seam in ReverseBuySeams.All)
        {
            var served = ReverseBuySeams.OfConnectors.Contains(seam)
                ? host.Services.GetRequiredKeyedService(seam, market.Marketplace)
                : host.Services.GetRequiredService(seam);
            Assert.True(served is SeamProxy, $"{seam.Name} is served by {served.GetType().Name} itself.");
        }
    }

    [Fact]
    public async Task Policies_are_asked_and_say_what_the_test_says()
    {
        var market = new FakeConnector("north");
        var review = new Fake<IReviewPolicy>().Answer(nameof(IReviewPolicy.ReviewAsync), new ReviewDecision.Approve());
        var rules = new Fake<IComplianceRules>();
        var pricing = new Fake<IPricing>().Answer(nameof(IPricing.Price), call => new Money(9.99m, Currency.EUR) * call.Argument<int>());
        await using var host = await ReverseBuyTestHost.StartAsync(options => options.Connect(market).Fake(review).Fake(rules).Fake(pricing), Token);

        var order = await PlaceAsync(host, market.Offer("1001", 40m));
        await host.AdvanceAsync(TimeSpan.FromMinutes(10), Token);

        Assert.Equal(new Money(29.97m, Currency.EUR), order.Charged);
        Assert.Equal(ReverseBuyTestHost.Tenant, Assert.Single(review.Calls).Tenant);
        Assert.NotEmpty(rules.Calls);
        Assert.Single(market.Orders);
    }

    [Fact]
    public async Task A_guard_refuses_what_the_test_says()
    {
        var market = new FakeConnector("north");
        var guard = new Fake<IOrderGuard>();
        await using var host = await ReverseBuyTestHost.StartAsync(options => options.Connect(market).Fake(guard), Token);
        var order = await PlaceAsync(host, market.Offer("1001", 40m));
        guard.Answer(nameof(IOrderGuard.Refuse), "not on a Monday");

        var refusal = await Assert.ThrowsAsync<OrderTransitionException>(
            async () => await host.Get<IOrders>().ApproveAsync(order.Id, new Command(new IdempotencyKey("approve"), new Actor(ActorKind.Reviewer, "rita")), Token));
        Assert.Contains("not on a Monday", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fake_that_could_stand_for_several_is_told_to_choose()
    {
        var offers = new Fake<Buying.ILiveOffers>();
        var refusal = await Assert.ThrowsAsync<ConfigurationException>(
            () => ReverseBuyTestHost.StartAsync(options => options.Connect(new FakeConnector("north")).Connect(new FakeConnector("south")).Fake(offers), Token));
        Assert.Contains("ILiveOffers", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<Order> PlaceAsync(ReverseBuyTestHost host, Catalogue.SkuId sku)
    {
        var line = new VerificationLine(sku, 3, new Money(40m, Currency.CNY));
        var placed = Assert.IsType<PlaceOrderResult.Placed>(await host.Get<IOrders>().PlaceAsync(
            new PlaceOrder(new CustomerId("anna"), [line], Currency.EUR), new Command(new IdempotencyKey("place"), s_anna), Token));
        var order = (await host.Get<IOrders>().FindAsync(placed.Order, Token))!;
        await host.Get<IPayments>().ReportCaptureAsync(new Capture(new IdempotencyKey("capture"), AggregateKey.Of(order.Id), order.Due), s_anna, Token);
        return order;
    }
}
