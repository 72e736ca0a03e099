using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory;
using ReverseBuy.Orders;
using ReverseBuy.Orders.Tests.Support;
using ReverseBuy.Payments;
using ReverseBuy.Procurement;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;
using Behaviour = ReverseBuy.Orders.Tests.Support.ScriptedMarketplace.Behaviour;

namespace ReverseBuy.Orders.Tests.Holding;

/// <summary>There are three pieces, and customers who want two each: whoever comes second is told that one is left.</summary>
public sealed class HoldingTests
{
    private const string HoldRefused = "reversebuy.order.stock-hold-refused.v1";
    private static readonly BuyingAccountId Main = new("main");
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    [Fact]
    public async Task What_one_customer_ordered_another_is_not_sold_and_told_what_is_left()
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer(stock: 3);
        var first = await host.PlaceAsync(Line(sku));

        var differs = Assert.IsType<PlaceOrderResult.Differs>(await host.TryPlaceAsync(Line(sku)));

        Assert.Equal((new LineDifference.Short(2, 1), VerificationDecision.Refuse), (differs.Lines[0].Line.Difference, differs.Lines[0].Decision));
        Assert.False(differs.CanBeAccepted);
        Assert.Equal(first.Id, Assert.Single(await host.Orders.ListAsync(new OrderQuery(), Token)).Id);
        await host.PlaceAsync(Line(sku, 1));
    }

    [Fact]
    public async Task One_line_that_cannot_be_held_leaves_the_others_to_other_customers()
    {
        await using var host = await StartAsync();
        var (few, plenty) = (host.North.Offer(stock: 3), host.South.Offer(stock: 2));
        await host.PlaceAsync(Line(few));

        var differs = Assert.IsType<PlaceOrderResult.Differs>(await host.TryPlaceAsync(Line(few), Line(plenty)));

        Assert.Equal([VerificationDecision.Refuse, VerificationDecision.Accept], differs.Lines.Select(line => line.Decision));
        await host.PlaceAsync(Line(plenty));
    }

    [Fact]
    public async Task Goods_that_nobody_pays_are_free_again_after_half_an_hour_and_the_same_key_may_order_them()
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer(stock: 3);
        await host.PlaceAsync(Line(sku));
        var (request, command) = (new PlaceOrder(Anna, [Line(sku)], Currency.EUR), host.Command(ActorKind.Customer));
        host.Time.Advance(Lifetime - Moment);
        Assert.IsType<PlaceOrderResult.Differs>(await host.Orders.PlaceAsync(request, command, Token));

        host.Time.Advance(Moment);

        var placed = await host.Orders.PlaceAsync(request, command, Token);
        Assert.IsType<PlaceOrderResult.Placed>(placed);
        Assert.Equal(placed, await host.Orders.PlaceAsync(request, command, Token));
        Assert.Equal(1, await LeftAsync(host, sku));
    }

    [Fact]
    public async Task Goods_that_are_paid_are_held_until_they_are_bought_however_long_that_takes()
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer(stock: 3);
        var order = await host.PlaceAsync(Line(sku));
        await host.PayAsync(order);
        host.Time.Advance(TimeSpan.FromDays(3));

        Assert.Equal(1, await LeftAsync(host, sku));
    }

    [Fact]
    public async Task Who_pays_late_has_the_goods_if_they_are_still_there()
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer(stock: 3);
        var order = await host.PlaceAsync(Line(sku));
        host.Time.Advance(Lifetime);
        Assert.Equal(3, await LeftAsync(host, sku));

        await host.PayAsync(order);
        host.Time.Advance(Lifetime);

        Assert.Equal(1, await LeftAsync(host, sku));
        await host.WorkAsync();
        Assert.DoesNotContain(HoldRefused, await host.EventsAsync(order.Id));
    }

    [Fact]
    public async Task Who_pays_when_others_have_the_goods_has_paid_and_is_asked_once_about_what_is_missing()
    {
        await using var host = await StartAsync();
        var (sku, other) = (host.North.Offer(stock: 3), host.South.Offer(stock: 2));
        var order = await host.PlaceAsync(Line(sku), Line(other));
        host.Time.Advance(Lifetime);
        await host.PlaceAsync(Line(sku));
        var capture = new Capture(new IdempotencyKey("late"), AggregateKey.Of(order.Id), order.Due);

        for (var time = 0; time < 2; time++)
        {
            Assert.Equal("AwaitingCustomer", (await host.Payments.ReportCaptureAsync(capture, new Actor(ActorKind.Host, "bank"), Token)).State);
            await host.WorkAsync();
        }

        var paid = await host.GetAsync(order.Id);
        Assert.Equal(paid.Charged, paid.Paid);
        Assert.Single(await host.EventsAsync(order.Id), HoldRefused);
        var question = Assert.Single(paid.Questions);
        Assert.Equal((QuestionKind.SoldOut, paid.Lines[0].Id, 1), (question.Kind, question.Line, question.Quantity));

        // What is left of it is held all the same.
        Assert.Equal((0, 0), (await LeftAsync(host, sku), await LeftAsync(host, other)));
    }

    [Fact]
    public async Task Bought_goods_are_taken_off_only_what_was_observed_before()
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer(stock: 3);
        await host.BuyAsync(Line(sku));

        // Asked in the very moment in which they were bought, the marketplace may not have taken them off yet.
        Assert.Equal(1, await LeftAsync(host, sku));

        host.Time.Advance(Moment);
        Assert.Equal(3, await LeftAsync(host, sku));
    }

    [Fact]
    public async Task A_purchase_that_is_refused_for_good_gives_the_goods_back()
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer(stock: 3);
        host.North.Creates.Enqueue(Behaviour.Refuse);
        var order = await host.BuyAsync(Line(sku));

        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Pending));
        Assert.Equal(3, await LeftAsync(host, sku));
    }

    [Fact]
    public async Task A_purchase_that_is_tried_again_keeps_the_goods()
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer(stock: 3);
        host.North.Creates.Enqueue(Behaviour.Throttle);
        var order = await host.BuyAsync(Line(sku));
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Pending));
        Assert.Equal(1, await LeftAsync(host, sku));

        await host.PassAsync(1);

        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
        Assert.Equal(2, (await HoldsAsync(host, order)).Single(hold => hold.State == StockHoldState.Consumed).Quantity);
    }

    [Fact]
    public async Task A_purchase_whose_outcome_is_not_known_keeps_the_goods_until_it_is()
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer(stock: 3);
        host.North.Creates.Enqueue(Behaviour.LoseBefore);
        var order = await host.BuyAsync(Line(sku));
        await host.PassAsync(8);
        Assert.Equal(PurchaseOrderState.CreateUnknown, (await host.PurchaseAsync(order.Id)).State);
        Assert.Equal(1, await LeftAsync(host, sku));

        await host.PassAsync(10);

        Assert.Equal(PurchaseOrderState.Absent, (await host.PurchaseAsync(order.Id)).State);
        Assert.Equal(3, await LeftAsync(host, sku));
    }

    [Fact]
    public async Task What_was_given_back_is_held_again_before_it_is_bought_by_hand()
    {
        await using var host = await StartAsync(options => options.Orders.AskAutomatically = false);
        var sku = host.North.Offer(stock: 3);
        host.North.Creates.Enqueue(Behaviour.Refuse);
        var order = await host.BuyAsync(Line(sku));
        host.North.Creates.Enqueue(Behaviour.LoseAfter);

        await host.Procurement.BuyAsync(order.Id, host.Command(), Token);
        await host.WorkAsync();

        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchasing));
        Assert.Equal(1, await LeftAsync(host, sku));
    }

    [Fact]
    public async Task What_others_hold_meanwhile_is_not_bought_by_hand_and_said_to_be_out_of_stock()
    {
        await using var host = await StartAsync(options => options.Orders.AskAutomatically = false);
        var sku = host.North.Offer(stock: 3);
        host.North.Creates.Enqueue(Behaviour.Refuse);
        var order = await host.BuyAsync(Line(sku));
        var calls = host.North.CreateCalls;
        await host.PlaceAsync(Line(sku));

        await host.Procurement.BuyAsync(order.Id, host.Command(), Token);
        await host.WorkAsync();

        Assert.Equal(calls, host.North.CreateCalls);
        var purchase = (await host.Procurement.ListAsync(order.Id, Token)).Single(purchase => purchase.State == PurchaseOrderState.Discarded);
        Assert.Equal("Other customers have what is left of it.", purchase.Note);
        Assert.Equal(2, (await host.EventsAsync(order.Id)).Count(type => type == "reversebuy.purchase-order.line-out-of-stock.v1"));
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Pending));
    }

    [Fact]
    public async Task A_purchase_that_is_not_made_for_its_price_gives_the_goods_back()
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer(stock: 3);
        var order = await host.PlaceAsync(Line(sku));
        await host.PayAsync(order);
        host.North.Offer(stock: 3, price: 60m);
        await host.Orders.ApproveAsync(order.Id, host.Command(ActorKind.Reviewer), Token);
        await host.WorkAsync();

        Assert.Equal(PurchaseOrderState.Discarded, (await host.PurchaseAsync(order.Id)).State);
        host.North.Offer(stock: 3);
        Assert.Equal(3, await LeftAsync(host, sku));
    }

    [Fact]
    public async Task What_is_bought_with_another_account_than_it_was_held_with_is_held_with_that_one()
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer(stock: 3);
        var order = await host.PlaceAsync(Line(sku));
        await host.PayAsync(order);
        var second = new BuyingAccountId("second");
        await host.Tenants.ConnectAccountAsync(Lotus, host.North.Id, second, new AccountCredentials("token"), new Actor(ActorKind.Host, "test"), Token);
        host.North.Creates.Enqueue(Behaviour.LoseAfter);
        await host.Orders.ApproveAsync(order.Id, host.Command(ActorKind.Reviewer), Token);
        await host.WorkAsync();

        var holds = await HoldsAsync(host, order);
        Assert.Equal(
            [(Main, StockHoldState.Released), (second, StockHoldState.Open)],
            holds.Select(hold => (hold.Account, hold.State)));
    }

    [Fact]
    public async Task An_order_that_costs_nothing_holds_its_goods_until_they_are_bought()
    {
        await using var host = await StartAsync();
        var order = await host.PlaceAsync(Line(host.North.Offer(price: 0.01m), 2, 0.01m));

        Assert.Null(Assert.Single(await HoldsAsync(host, order)).ExpiresAt);
    }

    [Fact]
    public async Task Goods_of_one_tenant_are_not_missed_by_another()
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer(stock: 3);
        await host.PlaceAsync(Line(sku, 3));
        using var scope = host.Enter(Panda);

        Assert.Equal(3, await LeftAsync(host, sku));
    }

    /// <summary>How many pieces the next customer could have who asks the marketplace now. The question leaves nothing behind.</summary>
    private static async Task<int> LeftAsync(OrdersHost host, SkuId sku)
    {
        var stock = (sku.Listing.Marketplace == host.North.Id ? host.North : host.South).Shelf[sku].Stock;
        var wanted = new HoldLine(new OrderLineId(Guid.NewGuid()), Main, sku, stock + 1);
        var observed = new StockObservation(Main, sku, Availability.Exactly(stock), host.Time.GetUtcNow());
        await using var unit = await host.Storage.BeginAsync(host.Current, Token);
        var result = await host.Holds.TakeAsync(unit, new HoldRequest(new OrderId(Guid.NewGuid()), [wanted]), [observed], Token);
        return Assert.Single(Assert.IsType<HoldResult.Refused>(result).Shortages).Sellable;
    }

    private static async Task<IReadOnlyList<StockHold>> HoldsAsync(OrdersHost host, Order order)
    {
        await using var view = await host.Storage.ReadAsync(Lotus, Token);
        return await view.Holds.ListByOrderAsync(order.Id, Token);
    }
}
