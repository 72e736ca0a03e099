using ReverseBuy.Buying;
using ReverseBuy.Orders.Tests.Support;
using ReverseBuy.Procurement;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;
using Behaviour = ReverseBuy.Orders.Tests.Support.ScriptedMarketplace.Behaviour;

namespace ReverseBuy.Orders.Tests.Purchasing;

/// <summary>How upstream orders end that bring nothing: not paid in time, cancelled by the seller, refunded.</summary>
public sealed class UpstreamEndingTests
{
    [Fact]
    public async Task One_that_was_not_paid_in_time_expires_and_frees_its_units()
    {
        await using var host = await StartAsync();
        host.North.Pays.Enqueue(Behaviour.Refuse);
        var order = await host.BuyAsync(Line(host.North.Offer()));
        host.North.SetAll(UpstreamStatus.Expired);

        await host.PassAsync(2);

        var purchase = await host.PurchaseAsync(order.Id);
        Assert.Equal((PurchaseOrderState.Closed, UpstreamOrderState.Expired), (purchase.State, purchase.UpstreamOrders[0].State));
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Pending));
        Assert.Contains("reversebuy.purchase-order.units-unbought.v1", await host.EventsAsync(order.Id));
    }

    [Theory]
    [InlineData(false, UnitBucket.Pending)]
    [InlineData(true, UnitBucket.Cancelled)]
    public async Task What_the_seller_cancels_after_payment_is_pending_or_cancelled_as_the_host_has_it(bool cancels, UnitBucket then)
    {
        await using var host = await StartAsync(options =>
        {
            options.Orders.CancelRefundedUnits = cancels;
            options.Orders.AskAutomatically = false;
        });
        var order = await host.BuyAsync(Line(host.North.Offer()));
        host.North.SetAll(UpstreamStatus.Cancelled);

        await host.LookAsync(order.Id);

        Assert.Equal(2, await host.InBucketAsync(order.Id, then));
        Assert.Equal(PurchaseOrderState.Closed, (await host.PurchaseAsync(order.Id)).State);
    }

    [Fact]
    public async Task A_refund_that_is_under_way_and_then_refused_leaves_the_order_where_it_was()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));
        host.North.SetAll(UpstreamStatus.Shipped);
        await host.LookAsync(order.Id);
        Refund(host, RefundStatus.AwaitingSeller, 80m);
        await host.LookAsync(order.Id);
        Assert.Equal(UpstreamOrderState.Refunding, (await host.PurchaseAsync(order.Id)).UpstreamOrders[0].State);
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));

        Refund(host, RefundStatus.Closed, 80m);
        await host.LookAsync(order.Id);

        Assert.Equal(UpstreamOrderState.Shipped, (await host.PurchaseAsync(order.Id)).UpstreamOrders[0].State);
        Assert.Empty(await host.WaitingForPersonAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_whole_refund_ends_the_order_and_gives_its_units_back(bool wasUnderWay)
    {
        await using var host = await StartAsync(options => options.Orders.AskAutomatically = false);
        var order = await host.BuyAsync(Line(host.North.Offer()));
        if (wasUnderWay)
        {
            Refund(host, RefundStatus.Returning, 80m);
            await host.LookAsync(order.Id);
        }

        Refund(host, RefundStatus.Refunded, 80m);
        await host.LookAsync(order.Id);

        var purchase = await host.PurchaseAsync(order.Id);
        Assert.Equal((PurchaseOrderState.Closed, UpstreamOrderState.Refunded), (purchase.State, purchase.UpstreamOrders[0].State));
        Assert.Equal(new Money(80m, Currency.CNY), purchase.UpstreamOrders[0].Refunded);
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Pending));
    }

    [Fact]
    public async Task A_refund_that_the_marketplace_shows_as_a_cancelled_order_counts_as_one()
    {
        await using var host = await StartAsync(options => options.Orders.AskAutomatically = false);
        var order = await host.BuyAsync(Line(host.North.Offer()));
        Refund(host, RefundStatus.AwaitingSeller, 80m);
        await host.LookAsync(order.Id);
        host.North.SetAll(UpstreamStatus.Cancelled);

        await host.LookAsync(order.Id);

        Assert.Equal(UpstreamOrderState.Refunded, (await host.PurchaseAsync(order.Id)).UpstreamOrders[0].State);
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Pending));
    }

    [Fact]
    public async Task A_part_that_is_refunded_moves_no_units_and_calls_a_person_once()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));
        Refund(host, RefundStatus.Refunded, 40m);
        await host.LookAsync(order.Id);

        var waiting = Assert.Single(await host.WaitingForPersonAsync());
        Assert.Equal((PersonReason.PartlyRefunded, UpstreamOrderState.Paid), (waiting.Person?.Reason, waiting.UpstreamOrders[0].State));
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));

        await host.Buyers.SettleAsync(waiting.Id, host.Command(), Token);
        await host.LookAsync(order.Id);
        Assert.Empty(await host.WaitingForPersonAsync());
    }

    [Fact]
    public async Task Nothing_is_concluded_from_a_refund_whose_status_is_not_known()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));
        Refund(host, RefundStatus.Unknown, 80m);

        await host.LookAsync(order.Id);

        Assert.Equal(UpstreamOrderState.Paid, (await host.PurchaseAsync(order.Id)).UpstreamOrders[0].State);
    }

    private static void Refund(OrdersHost host, RefundStatus status, decimal amount)
    {
        host.North.Refunds["r1"] = new RefundReading("r1", status, status.ToString(), new Money(amount, Currency.CNY));
        if (host.North.Orders[0].RefundIds.Count == 0)
        {
            host.North.Orders[0].RefundIds.Add("r1");
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_has_come_to_its_end_before_we_knew_that_it_was_bought_or_paid_is_announced_to_the_warehouse_all_the_same(bool isCreateLost)
    {
        await using var host = await StartAsync();
        (isCreateLost ? host.North.Creates : host.North.Pays).Enqueue(Behaviour.LoseAfter);
        var order = await host.BuyAsync(Line(host.North.Offer()));
        host.North.SetAll(UpstreamStatus.Closed);

        await host.AdvanceAsync(TimeSpan.FromHours(1));
        await host.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal(PurchaseOrderState.Closed, (await host.PurchaseAsync(order.Id)).State);
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
        Assert.Single(await host.Warehouse.ListAsync(order.Id, Token));
        Assert.Contains("reversebuy.purchase-order.upstream-shipped.v1", await host.EventsAsync(order.Id));
    }
}
