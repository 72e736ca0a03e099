using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Orders;
using ReverseBuy.Orders.Tests.Support;
using ReverseBuy.Procurement;
using ReverseBuy.Tenancy;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;
using Behaviour = ReverseBuy.Orders.Tests.Support.ScriptedMarketplace.Behaviour;

namespace ReverseBuy.Orders.Tests.Purchasing;

/// <summary>What a host decides: with which account, what follows for units that were not bought, and from whom instead.</summary>
public sealed class PurchasePolicyTests
{
    [Fact]
    public async Task A_purchase_is_made_with_the_account_that_the_host_chooses()
    {
        await using var host = await StartAsync(services => services.AddSingleton<IBuyingAccountPolicy>(new Chooser("second")));
        await host.Tenants.ConnectAccountAsync(Lotus, host.North.Id, new BuyingAccountId("second"), new AccountCredentials("token"), new Actor(ActorKind.Host, "test"), Token);
        await host.Tenants.ConnectAccountAsync(Lotus, host.North.Id, new BuyingAccountId("main"), new AccountCredentials("token"), new Actor(ActorKind.Host, "test"), Token);

        var order = await host.BuyAsync(Line(host.North.Offer()));

        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
        Assert.Equal([new BuyingAccountId("second")], host.North.CreateAccounts);
    }

    [Theory]
    [InlineData(Behaviour.RefuseForNoReason, 1)]
    [InlineData(Behaviour.LoseBefore, 15)]
    public async Task A_refused_or_absent_purchase_is_tried_again_with_a_new_reference_as_often_as_the_options_say(object first, int minutes)
    {
        await using var host = await OrdersHost.StartAsync(options => options.Orders.PurchaseRetries[new MarketplaceId("north")] = 1);
        host.North.Creates.Enqueue((Behaviour)first);
        var order = await host.BuyAsync(Line(host.North.Offer()));

        await host.PassAsync(minutes);

        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
        Assert.Equal([1, 2], (await host.Procurement.ListAsync(order.Id, Token)).Select(purchase => purchase.Attempt));
        Assert.Equal(2, host.North.References.Distinct().Count());
    }

    [Fact]
    public async Task After_the_last_try_it_is_left_to_a_person()
    {
        await using var host = await OrdersHost.StartAsync(options => options.Orders.PurchaseRetries[new MarketplaceId("north")] = 2);
        for (var call = 0; call < 5; call++)
        {
            host.North.Creates.Enqueue(Behaviour.RefuseForNoReason);
        }

        var order = await host.BuyAsync(Line(host.North.Offer()));
        await host.PassAsync(10);

        Assert.Equal(3, host.North.CreateCalls);
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Pending));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_out_of_stock_is_bought_from_another_seller_that_the_host_names(bool atTheLook)
    {
        await using var host = await StartAsync(services => services.AddSingleton<IUnboughtPolicy, SouthInstead>());
        host.South.Offer("7007", price: 44m, seller: "seller-7");
        var order = await host.PayNewAsync(Line(host.North.Offer()));
        if (atTheLook)
        {
            host.North.Offer(stock: 0);
        }
        else
        {
            host.North.Creates.Enqueue(Behaviour.Refuse);
        }

        await host.ApproveAsync(order.Id);
        await host.WorkAsync();

        Assert.Equal(2, host.South.Bought(host.South.Sku("7007")));
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
        var purchase = (await host.Procurement.ListAsync(order.Id, Token))[^1];
        Assert.Equal(("seller-7", host.South.Id), (purchase.SellerId, purchase.Marketplace));
        Assert.Empty((await host.GetAsync(order.Id)).Questions);
        Assert.Equal(order.Charged, (await host.GetAsync(order.Id)).Charged);
    }

    [Fact]
    public async Task Units_that_the_host_gives_up_are_cancelled()
    {
        await using var host = await StartAsync(services => services.AddSingleton<IUnboughtPolicy, GiveUp>());
        host.North.Creates.Enqueue(Behaviour.Refuse);

        var order = await host.BuyAsync(Line(host.North.Offer()), Line(host.South.Offer()));

        Assert.Equal((2, 2), (await host.InBucketAsync(order.Id, UnitBucket.Cancelled), await host.InBucketAsync(order.Id, UnitBucket.Purchased)));
    }

    private static async Task<OrdersHost> StartAsync(Action<IServiceCollection> change)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 2, 12, 0, 0, TimeSpan.Zero));
        return await OrdersHost.StartAsync(time, new ScriptedMarketplace("north", time), new ScriptedMarketplace("south", time), change);
    }

    private sealed class Chooser(string account) : IBuyingAccountPolicy
    {
        public BuyingAccountId? Choose(Tenant tenant, MarketplaceId marketplace, string sellerId) => new BuyingAccountId(account);
    }

    private sealed class SouthInstead : IUnboughtPolicy
    {
        public ValueTask<UnboughtDecision> DecideAsync(UnboughtCase unbought, CancellationToken cancellationToken) =>
            ValueTask.FromResult<UnboughtDecision>(unbought is { Reason: UnboughtReason.OutOfStock, PurchaseOrder.Attempt: 1 }
                ? new UnboughtDecision.BuyInstead(new PurchaseAlternative(
                    new SkuId(new ListingId(new MarketplaceId("south"), "7007"), "red"), "seller-7", new Money(44m, Currency.CNY)))
                : new UnboughtDecision.Wait());
    }

    private sealed class GiveUp : IUnboughtPolicy
    {
        public ValueTask<UnboughtDecision> DecideAsync(UnboughtCase unbought, CancellationToken cancellationToken) =>
            ValueTask.FromResult<UnboughtDecision>(new UnboughtDecision.Cancel());
    }
}
