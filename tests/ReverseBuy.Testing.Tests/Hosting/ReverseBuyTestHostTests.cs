using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Catalogue;
using ReverseBuy.Inventory;
using ReverseBuy.Orders;
using ReverseBuy.Payments;
using ReverseBuy.Procurement;
using ReverseBuy.Sandbox;

namespace ReverseBuy.Testing.Tests.Hosting;

public sealed class ReverseBuyTestHostTests
{
    private static readonly Actor Anna = new(ActorKind.Customer, "anna");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_order_is_placed_paid_and_bought_without_a_moment_of_waiting()
    {
        await using var host = await ReverseBuyTestHost.StartAsync(Connect, cancellationToken: Token);

        var order = await PlaceAsync(host);
        await host.WorkAsync(Token);
        await host.AdvanceAsync(TimeSpan.FromMinutes(10), Token);

        Assert.Equal("Paid", Assert.Single(await host.Marketplaces.GetOrdersAsync(Token)).State);
        var purchase = Assert.Single(await host.Get<IProcurement>().ListAsync(order, Token));
        Assert.Equal(PurchaseOrderState.Paid, purchase.State);
    }

    [Fact]
    public async Task An_order_whose_answer_is_lost_is_bought_once()
    {
        await using var host = await ReverseBuyTestHost.StartAsync(Connect, cancellationToken: Token);

        await PlaceAsync(host);
        await host.Marketplaces.AddFaultAsync(
            new SandboxFault { Marketplace = "1688", Operation = "createCrossOrder", Kind = SandboxFaultKind.DropAfter }, Token);
        await host.WorkAsync(Token);
        for (var minute = 0; minute < 15; minute++)
        {
            await host.AdvanceAsync(TimeSpan.FromMinutes(1), Token);
        }

        Assert.Equal("Paid", Assert.Single(await host.Marketplaces.GetOrdersAsync(Token)).State);
    }

    [Fact]
    public async Task What_is_put_together_wrongly_is_told_at_once() => await Assert.ThrowsAsync<ConfigurationException>(
        () => ReverseBuyTestHost.StartAsync(Connect, options => options.Warehouses.Add(ReverseBuyTestHost.Warehouse), Token));

    private static void Connect(IReverseBuyBuilder builder, SandboxHost sandbox) => builder.AddAlibaba1688(options =>
    {
        (options.Endpoint, options.AppKey, options.AppSecret) = (sandbox.Alibaba1688Endpoint, "sandbox-key", "sandbox-secret");
        options.Calls.Resilience.Retries = 0;
    });

    private static async Task<OrderId> PlaceAsync(ReverseBuyTestHost host)
    {
        var listing = (await host.Marketplaces.GetListingsAsync(Token)).First(one => one is { Marketplace: "1688", Delisted: false, LotSize: null, Skus: [{ Id.Length: > 0, Stock: > 100 }, ..] });
        var sku = new SkuId(new ListingId(new MarketplaceId("1688"), listing.Id), listing.Skus[0].Id);
        var line = new VerificationLine(sku, listing.MinimumOrderQuantity, new Money(listing.Skus[0].Price, Currency.CNY));
        var placed = Assert.IsType<PlaceOrderResult.Placed>(await host.Get<IOrders>().PlaceAsync(
            new PlaceOrder(new CustomerId("anna"), [line], Currency.EUR), new Command(new IdempotencyKey("place"), Anna), Token));
        var order = (await host.Get<IOrders>().FindAsync(placed.Order, Token))!;
        await host.Get<IPayments>().ReportCaptureAsync(new Capture(new IdempotencyKey("capture"), AggregateKey.Of(order.Id), order.Due), Anna, Token);
        await host.Get<IOrders>().ApproveAsync(order.Id, new Command(new IdempotencyKey("approve"), new Actor(ActorKind.Reviewer, "rita")), Token);
        return order.Id;
    }
}
