using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory;
using ReverseBuy.Orders.Tests.Support;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;
using Behaviour = ReverseBuy.Orders.Tests.Support.ScriptedMarketplace.Behaviour;

namespace ReverseBuy.Orders.Tests.Placing;

/// <summary>The marketplace is down when the customer orders.</summary>
public sealed class UnverifiedTests
{
    [Fact]
    public async Task By_default_it_is_refused()
    {
        await using var host = await StartAsync();
        await SeeAsync(host, host.North.Offer());
        host.North.Reads.Enqueue(Behaviour.Unavailable);

        Assert.IsType<PlaceOrderResult.Differs>(await host.TryPlaceAsync(Line(host.North.Offer())));
    }

    [Fact]
    public async Task Held_by_policy_it_is_taken_at_the_price_seen_and_goes_no_further_until_somebody_lets_it()
    {
        await using var host = await StartAsync(options => options.Orders.HoldUnverified = true);
        await SeeAsync(host, host.North.Offer());
        host.North.Reads.Enqueue(Behaviour.Unavailable);

        var order = await host.PlaceAsync(Line(host.North.Offer(), seen: 41m));

        Assert.Equal(("unverified", new Money(41m, Currency.CNY), ScriptedMarketplace.Seller), (Assert.Single(order.Holds).Name, order.Lines[0].UnitPrice, order.Lines[0].SellerId));
        await host.PayAsync(order);
        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.ApproveAsync(order.Id));

        await host.ReleaseHoldAsync(order.Id, "unverified");
        await host.ApproveAsync(order.Id);
        await host.WorkAsync();
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
    }

    [Fact]
    public async Task What_was_never_seen_is_refused_all_the_same()
    {
        await using var host = await StartAsync(options => options.Orders.HoldUnverified = true);
        host.North.Reads.Enqueue(Behaviour.Unavailable);

        var differs = Assert.IsType<PlaceOrderResult.Differs>(await host.TryPlaceAsync(Line(host.North.Offer())));

        Assert.Equal(VerificationDecision.Refuse, differs.Lines[0].Decision);
    }

    [Fact]
    public async Task What_is_gone_is_refused_whatever_is_held()
    {
        await using var host = await StartAsync(options => options.Orders.HoldUnverified = true);

        var differs = Assert.IsType<PlaceOrderResult.Differs>(await host.TryPlaceAsync(Line(host.North.Sku("gone"))));

        Assert.IsType<LineDifference.ListingGone>(differs.Lines[0].Line.Difference);
    }

    // Somebody has browsed it, with the account that would buy it.
    private static ValueTask SeeAsync(OrdersHost host, SkuId sku) => host.Snapshots.SaveManyAsync(
        Lotus,
        [new KeyedSnapshot(new SnapshotKey(Lotus, new BuyingAccountId("main"), sku.Listing), new Snapshot(host.North.Listing(sku), host.Time.GetUtcNow()))],
        Token);
}
