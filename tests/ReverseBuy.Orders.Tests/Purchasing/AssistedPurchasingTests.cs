using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Buying;
using ReverseBuy.Orders.Tests.Support;
using ReverseBuy.Procurement;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;
using Behaviour = ReverseBuy.Orders.Tests.Support.ScriptedMarketplace.Behaviour;

namespace ReverseBuy.Orders.Tests.Purchasing;

/// <summary>Buying by hand, where the marketplace has no interface for it.</summary>
public sealed class AssistedPurchasingTests
{
    private static readonly Command Ben = new(new IdempotencyKey("ben-1"), new Actor(ActorKind.Operator, "ben"));

    [Fact]
    public async Task A_purchase_is_handed_to_the_operators_with_a_link()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.South.Offer()));

        var waiting = Assert.Single(await QueueAsync(host));
        Assert.Equal(new Uri($"https://market.example/buy?ref={waiting.Reference}"), waiting.Link);
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchasing));
        Assert.Equal(0, host.South.CreateCalls);
    }

    [Fact]
    public async Task Two_operators_do_not_take_the_same_purchase()
    {
        await using var host = await StartAsync();
        await host.BuyAsync(Line(host.South.Offer()));
        var id = Assert.Single(await QueueAsync(host)).Id;

        var taken = Assert.IsType<TakeResult.Taken>(await host.Operators.TakeAsync(id, Ben, Token));

        Assert.Equal(new TakeResult.TakenBefore("ben"), await host.Operators.TakeAsync(id, new Command(new IdempotencyKey("eva-1"), new Actor(ActorKind.Operator, "eva")), Token));
        Assert.Equal(taken, await host.Operators.TakeAsync(id, Ben, Token));
        Assert.Equal("ben", (await host.ReadAsync(id)).TakenBy);
    }

    [Fact]
    public async Task What_an_operator_reports_as_bought_and_paid_is_followed_like_any_other()
    {
        await using var host = await StartAsync();
        var sku = host.South.Offer();
        var order = await host.BuyAsync(Line(sku));
        var waiting = Assert.Single(await QueueAsync(host));
        var bought = host.South.BuyByHand("by hand", sku, 2, UpstreamStatus.Paid);

        var named = await host.Operators.ReportPlacedAsync(waiting.Id, [new ReportedUpstreamOrder(bought.Id, new Money(80m, Currency.CNY), true)], host.Command(), Token);
        await host.WorkAsync();

        Assert.IsType<NameUpstreamResult.Named>(named);
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
        bought.Status = UpstreamStatus.Shipped;
        await host.LookAsync(order.Id);
        Assert.Equal(UpstreamOrderState.Shipped, (await host.ReadAsync(waiting.Id)).UpstreamOrders[0].State);
        await host.AdvanceAsync(TimeSpan.FromHours(49));
        Assert.Equal(PurchaseOrderState.Paid, (await host.ReadAsync(waiting.Id)).State);
    }

    [Fact]
    public async Task What_is_reported_as_not_paid_yet_counts_once_the_operator_has_paid_it()
    {
        await using var host = await StartAsync();
        var sku = host.South.Offer();
        var order = await host.BuyAsync(Line(sku));
        var bought = host.South.BuyByHand("by hand", sku, 2, UpstreamStatus.Unpaid);
        await host.Operators.ReportPlacedAsync(
            Assert.Single(await QueueAsync(host)).Id, [new ReportedUpstreamOrder(bought.Id, new Money(80m, Currency.CNY), false)], host.Command(), Token);
        await host.PassAsync(2);
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchasing));

        bought.Status = UpstreamStatus.Paid;
        await host.PassAsync(31);

        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
    }

    [Fact]
    public async Task What_was_bought_by_the_link_is_found_without_a_report()
    {
        await using var host = await StartAsync();
        var sku = host.South.Offer();
        var order = await host.BuyAsync(Line(sku));
        host.South.BuyByHand(Assert.Single(await QueueAsync(host)).Reference, sku, 2, UpstreamStatus.Paid);

        await host.AdvanceAsync(TimeSpan.FromMinutes(31));

        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
        Assert.Empty(await QueueAsync(host));
    }

    [Fact]
    public async Task A_declined_purchase_frees_its_units_and_keeps_the_reason()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.South.Offer()));
        var id = Assert.Single(await QueueAsync(host)).Id;

        await host.Operators.DeclineAsync(id, Ben with { Reason = "the shop is closed" }, Token);
        await host.WorkAsync();

        var purchase = await host.ReadAsync(id);
        Assert.Equal((PurchaseOrderState.Declined, "the shop is closed"), (purchase.State, purchase.Note));
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Pending));
        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.Operators.TakeAsync(id, host.Command(), Token));
    }

    [Fact]
    public async Task What_nobody_buys_in_time_expires_and_taking_it_begins_the_time_anew()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.South.Offer()));
        var id = Assert.Single(await QueueAsync(host)).Id;
        await host.AdvanceAsync(TimeSpan.FromHours(23));
        await host.Operators.TakeAsync(id, Ben, Token);
        await host.AdvanceAsync(TimeSpan.FromHours(23));
        Assert.Equal(PurchaseOrderState.AwaitingOperator, (await host.ReadAsync(id)).State);

        await host.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal(PurchaseOrderState.Expired, (await host.ReadAsync(id)).State);
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Pending));
    }

    [Fact]
    public async Task At_the_end_of_the_time_it_is_looked_for_once_more_before_it_is_given_up()
    {
        await using var host = await StartAsync();
        var sku = host.South.Offer();
        var order = await host.BuyAsync(Line(sku));
        var waiting = Assert.Single(await QueueAsync(host));
        for (var call = 0; call < 100; call++)
        {
            host.South.Reads.Enqueue(Behaviour.Unavailable);
        }

        await host.AdvanceAsync(TimeSpan.FromHours(24));
        Assert.Equal(PurchaseOrderState.AwaitingOperator, (await host.ReadAsync(waiting.Id)).State);
        host.South.BuyByHand(waiting.Reference, sku, 2, UpstreamStatus.Paid);
        host.South.Reads.Clear();
        await host.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
    }

    [Fact]
    public async Task Where_nothing_can_be_read_the_operators_word_is_all_and_has_to_say_that_it_is_paid()
    {
        await using var host = await StartAsync(canBeRead: false);
        var order = await host.BuyAsync(Line(host.South.Offer()));
        var id = Assert.Single(await QueueAsync(host)).Id;
        var reported = new ReportedUpstreamOrder("by-hand-1", new Money(80m, Currency.CNY), false);

        await Assert.ThrowsAsync<ArgumentException>(async () => await host.Operators.ReportPlacedAsync(id, [reported], host.Command(), Token));
        await host.Operators.ReportPlacedAsync(id, [reported with { IsPaid = true }], host.Command(), Token);
        await host.WorkAsync();

        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
        var purchase = await host.ReadAsync(id);
        Assert.Equal((PurchaseOrderState.Paid, null), (purchase.State, purchase.DueAt));
    }

    private static async Task<OrdersHost> StartAsync(bool canBeRead = true)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 2, 12, 0, 0, TimeSpan.Zero));
        var south = new ScriptedMarketplace("south", time) { IsAssisted = true, CanBeRead = canBeRead };
        return await OrdersHost.StartAsync(time, new ScriptedMarketplace("north", time), south, change: null);
    }

    private static async Task<IReadOnlyList<PurchaseOrder>> QueueAsync(OrdersHost host) =>
        await host.Procurement.ListAsync(new PurchaseOrderQuery { State = PurchaseOrderState.AwaitingOperator }, Token);
}
