using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Buying;
using ReverseBuy.Connectors;
using ReverseBuy.Orders;
using ReverseBuy.Orders.Tests.Support;
using ReverseBuy.Procurement;
using ReverseBuy.Storage;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;
using Behaviour = ReverseBuy.Orders.Tests.Support.ScriptedMarketplace.Behaviour;

namespace ReverseBuy.Orders.Tests.Purchasing;

public sealed class PurchasingTests
{
    private static readonly TimeSpan SendWindowOver = TimeSpan.FromSeconds(36);

    [Fact]
    public async Task An_approved_order_is_bought_and_paid_with_one_create_call_per_seller()
    {
        await using var host = await StartAsync();
        var (red, blue, far) = (host.North.Offer(), host.North.Offer("1002", seller: "seller-2"), host.South.Offer());

        var order = await host.BuyAsync(Line(red), Line(blue, 1), Line(far, 5));

        Assert.Equal(8, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
        Assert.Equal((2, 1), (host.North.CreateCalls, host.South.CreateCalls));
        Assert.Equal(3, (await host.Procurement.ListAsync(order.Id, Token)).Count(purchase => purchase.State == PurchaseOrderState.Paid));
        Assert.Equal(OrderState.InProcurement, order.State);
    }

    [Fact]
    public async Task No_purchase_has_more_lines_than_the_marketplace_takes()
    {
        await using var host = await StartAsync();
        var skus = Enumerable.Range(1, 7).Select(number => host.North.Offer($"{2000 + number}")).ToList();

        var order = await host.BuyAsync([.. skus.Select(sku => Line(sku))]);

        Assert.Equal([3, 3, 1], (await host.Procurement.ListAsync(order.Id, Token)).Select(purchase => purchase.Lines.Count).OrderDescending());
    }

    [Fact]
    public async Task A_create_call_whose_answer_was_lost_after_acting_is_found_and_not_made_again()
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer();
        host.North.Creates.Enqueue(Behaviour.LoseAfter);
        var order = await host.BuyAsync(Line(sku));
        Assert.Equal(PurchaseOrderState.CreateUnknown, (await host.PurchaseAsync(order.Id)).State);
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchasing));

        await host.AdvanceAsync(SendWindowOver);

        Assert.Equal(PurchaseOrderState.Paid, (await host.PurchaseAsync(order.Id)).State);
        Assert.Equal(2, host.North.Bought(sku));
        Assert.Equal(1, host.North.CreateCalls);
        Assert.Contains("reversebuy.purchase-order.outcome-unknown.v1", await host.EventsAsync(order.Id));
    }

    [Fact]
    public async Task It_is_asked_for_at_once_because_what_is_found_is_certain_at_any_time()
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer();
        host.North.Creates.Enqueue(Behaviour.LoseAfter);
        var order = await host.BuyAsync(Line(sku));

        await host.AdvanceAsync(TimeSpan.FromSeconds(3));

        Assert.Equal(PurchaseOrderState.Paid, (await host.PurchaseAsync(order.Id)).State);
        Assert.Equal((2, 1), (host.North.Bought(sku), host.North.CreateCalls));
    }

    [Fact]
    public async Task What_is_not_found_before_its_send_window_is_over_says_nothing_about_the_purchase()
    {
        await using var host = await StartAsync();
        host.North.Creates.Enqueue(Behaviour.LoseBefore);
        var order = await host.BuyAsync(Line(host.North.Offer()));

        await host.AdvanceAsync(TimeSpan.FromSeconds(34));

        var purchase = await host.PurchaseAsync(order.Id);
        Assert.Equal(PurchaseOrderState.CreateUnknown, purchase.State);
        Assert.Equal((0, null), (purchase.Asks, purchase.FirstAskedAt));
        Assert.InRange(host.North.Finds, 1, 10);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(36)]
    public async Task Half_of_a_split_purchase_is_no_answer_and_frees_nothing(int seconds)
    {
        await using var host = await StartAsync();
        host.North.SplitInto = 2;
        host.North.Creates.Enqueue(Behaviour.LoseAfter);
        var order = await host.BuyAsync(Line(host.North.Offer()), Line(host.North.Offer("1002"), 3));
        var late = host.North.Orders[1].Id;
        host.North.NotYetVisible.Add(late);

        await host.AdvanceAsync(TimeSpan.FromSeconds(seconds));
        Assert.Equal(PurchaseOrderState.CreateUnknown, (await host.PurchaseAsync(order.Id)).State);
        Assert.Equal(5, await host.InBucketAsync(order.Id, UnitBucket.Purchasing));

        host.North.NotYetVisible.Remove(late);
        await host.PassAsync(11);
        Assert.Equal(PurchaseOrderState.Paid, (await host.PurchaseAsync(order.Id)).State);
        Assert.Equal(5, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
    }

    [Fact]
    public async Task What_is_still_only_half_there_when_the_window_is_over_is_taken_and_the_rest_is_pending()
    {
        await using var host = await StartAsync();
        host.North.SplitInto = 2;
        host.North.Creates.Enqueue(Behaviour.LoseAfter);
        var order = await host.BuyAsync(Line(host.North.Offer()), Line(host.North.Offer("1002"), 3));
        host.North.NotYetVisible.Add(host.North.Orders[1].Id);

        await host.AdvanceAsync(SendWindowOver);
        await host.PassAsync(11);

        Assert.Equal(PurchaseOrderState.Paid, (await host.PurchaseAsync(order.Id)).State);
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
        Assert.Equal(3, await host.InBucketAsync(order.Id, UnitBucket.Pending));
    }

    [Fact]
    public async Task A_create_call_that_never_arrived_is_absent_after_three_asks_over_the_window_and_left_to_a_person()
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer();
        host.North.Creates.Enqueue(Behaviour.LoseBefore);
        var order = await host.BuyAsync(Line(sku));

        await host.AdvanceAsync(SendWindowOver);
        await host.PassAsync(9);
        Assert.Equal(PurchaseOrderState.CreateUnknown, (await host.PurchaseAsync(order.Id)).State);
        await host.PassAsync(2);

        var purchase = await host.PurchaseAsync(order.Id);
        Assert.Equal(PurchaseOrderState.Absent, purchase.State);
        Assert.True(purchase.Asks >= 3);
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Pending));
        Assert.Equal(1, host.North.CreateCalls);
    }

    [Fact]
    public async Task Bought_anew_after_it_was_absent_it_has_another_reference()
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer();
        host.North.Creates.Enqueue(Behaviour.LoseBefore);
        var order = await host.BuyAsync(Line(sku));
        await host.AdvanceAsync(SendWindowOver);
        await host.PassAsync(11);

        await host.Procurement.BuyAsync(order.Id, host.Command(), Token);
        await host.WorkAsync();

        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
        Assert.Equal(2, host.North.References.Distinct().Count());
        Assert.Equal(2, host.North.Bought(sku));
    }

    [Fact]
    public async Task Asking_that_fails_says_nothing_about_the_purchase_and_calls_a_person_after_a_day()
    {
        await using var host = await StartAsync();
        host.North.Creates.Enqueue(Behaviour.LoseBefore);
        var order = await host.BuyAsync(Line(host.North.Offer()));
        for (var ask = 0; ask < 500; ask++)
        {
            host.North.Reads.Enqueue(Behaviour.Unavailable);
        }

        await host.AdvanceAsync(SendWindowOver);
        for (var hour = 0; hour < 25; hour++)
        {
            await host.AdvanceAsync(TimeSpan.FromHours(1));
        }

        Assert.Equal(PurchaseOrderState.NeedsPerson, (await host.PurchaseAsync(order.Id)).State);
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchasing));
    }

    [Fact]
    public async Task More_than_was_asked_for_calls_a_person()
    {
        await using var host = await StartAsync();
        host.North.Creates.Enqueue(Behaviour.LoseAfter);
        var order = await host.BuyAsync(Line(host.North.Offer()));
        host.North.Duplicate(host.North.References.Single());

        await host.AdvanceAsync(SendWindowOver);

        Assert.Equal(PurchaseOrderState.NeedsPerson, (await host.PurchaseAsync(order.Id)).State);
        Assert.Equal(0, host.North.PayCalls);
    }

    [Fact]
    public async Task A_refusal_frees_the_units_and_says_what_is_out_of_stock()
    {
        await using var host = await StartAsync();
        host.North.Creates.Enqueue(Behaviour.Refuse);

        var order = await host.BuyAsync(Line(host.North.Offer()));

        var purchase = await host.PurchaseAsync(order.Id);
        Assert.Equal(PurchaseOrderState.Refused, purchase.State);
        Assert.Contains("SOLD_OUT", purchase.Note, StringComparison.Ordinal);
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Pending));
        Assert.Contains("reversebuy.purchase-order.line-out-of-stock.v1", await host.EventsAsync(order.Id));
    }

    [Fact]
    public async Task A_call_that_was_throttled_is_planned_anew_with_another_reference()
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer();
        host.North.Creates.Enqueue(Behaviour.Throttle);
        var order = await host.BuyAsync(Line(sku));

        await host.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
        Assert.Equal(2, host.North.References.Distinct().Count());
        Assert.Equal(2, host.North.Bought(sku));
    }

    [Fact]
    public async Task A_connector_that_breaks_in_the_middle_leaves_the_outcome_unknown_and_not_bought_twice()
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer();
        host.North.Creates.Enqueue(Behaviour.Break);
        var order = await host.BuyAsync(Line(sku));

        await host.AdvanceAsync(SendWindowOver);
        await host.PassAsync(11);

        Assert.Equal(PurchaseOrderState.Absent, (await host.PurchaseAsync(order.Id)).State);
        Assert.Equal(1, host.North.CreateCalls);
    }

    [Fact]
    public async Task A_price_that_rose_after_the_order_was_placed_is_told_and_nothing_is_bought()
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer();
        var order = await host.PlaceAsync(Line(sku));
        await host.PayAsync(order);
        host.North.Offer(price: 50m);

        await host.Orders.ApproveAsync(order.Id, host.Command(), Token);
        await host.WorkAsync();

        Assert.Equal(PurchaseOrderState.Discarded, (await host.PurchaseAsync(order.Id)).State);
        Assert.Equal(0, host.North.CreateCalls);
        Assert.Contains("reversebuy.purchase-order.price-change-detected.v1", await host.EventsAsync(order.Id));
    }

    [Fact]
    public async Task A_marketplace_that_is_down_before_the_call_is_tried_later()
    {
        await using var host = await StartAsync();
        var order = await host.PlaceAsync(Line(host.North.Offer()));
        await host.PayAsync(order);
        host.North.Reads.Enqueue(Behaviour.Unavailable);
        await host.Orders.ApproveAsync(order.Id, host.Command(), Token);
        await host.WorkAsync();
        Assert.Equal(PurchaseOrderState.Draft, (await host.PurchaseAsync(order.Id)).State);

        await host.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(PurchaseOrderState.Paid, (await host.PurchaseAsync(order.Id)).State);
    }

    [Fact]
    public async Task Upstream_orders_of_a_split_are_each_paid_and_each_bring_their_units()
    {
        await using var host = await StartAsync();
        host.North.SplitInto = 2;

        var order = await host.BuyAsync(Line(host.North.Offer()), Line(host.North.Offer("1002"), 3));

        var purchase = await host.PurchaseAsync(order.Id);
        Assert.Equal(2, purchase.UpstreamOrders.Count);
        Assert.All(purchase.UpstreamOrders, upstream => Assert.Equal(UpstreamOrderState.Paid, upstream.State));
        Assert.Equal(5, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
    }

    [Theory]
    [InlineData(Behaviour.LoseAfter)]
    [InlineData(Behaviour.LoseBefore)]
    public async Task A_payment_without_an_answer_is_read_back_and_never_made_twice(object lost)
    {
        await using var host = await StartAsync();
        host.North.Pays.Enqueue((Behaviour)lost);
        var order = await host.BuyAsync(Line(host.North.Offer()));
        Assert.Equal(UpstreamOrderState.PayUnknown, (await host.PurchaseAsync(order.Id)).UpstreamOrders[0].State);

        await host.PassAsync(30);

        Assert.Equal(1, Assert.Single(host.North.Orders).Payments);
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
        Assert.Contains("reversebuy.purchase-order.outcome-unknown.v1", await host.EventsAsync(order.Id));
    }

    [Fact]
    public async Task A_payment_that_was_only_taken_on_counts_once_the_order_says_so()
    {
        await using var host = await StartAsync();
        host.North.Pays.Enqueue(Behaviour.Accept);
        var order = await host.BuyAsync(Line(host.North.Offer()));
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchasing));
        host.North.SetAll(UpstreamStatus.Paid);

        await host.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
        Assert.Equal(1, host.North.PayCalls);
    }

    [Fact]
    public async Task A_refused_payment_is_made_again_later()
    {
        await using var host = await StartAsync();
        host.North.Pays.Enqueue(Behaviour.Refuse);
        var order = await host.BuyAsync(Line(host.North.Offer()));
        Assert.Contains("NO_MONEY", (await host.PurchaseAsync(order.Id)).Note, StringComparison.Ordinal);

        await host.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(PurchaseOrderState.Paid, (await host.PurchaseAsync(order.Id)).State);
    }

    [Fact]
    public async Task A_purchase_that_the_seller_cancels_frees_its_units_and_is_closed()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));
        host.North.SetAll(UpstreamStatus.Cancelled);

        await host.Procurement.LookAsync(order.Id, Token);
        await host.WorkAsync();

        Assert.Equal(PurchaseOrderState.Closed, (await host.PurchaseAsync(order.Id)).State);
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Pending));
    }

    [Fact]
    public async Task Older_news_moves_nothing_backwards()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));
        host.North.SetAll(UpstreamStatus.Shipped);
        await host.Procurement.LookAsync(order.Id, Token);
        await host.WorkAsync();
        host.North.SetAll(UpstreamStatus.Unpaid);

        await host.Procurement.LookAsync(order.Id, Token);
        await host.WorkAsync();

        Assert.Equal(UpstreamOrderState.Shipped, (await host.PurchaseAsync(order.Id)).UpstreamOrders[0].State);
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
    }

    [Fact]
    public async Task A_host_that_buys_by_hand_leaves_approved_orders_alone_until_it_says_so()
    {
        await using var host = await StartAsync(options => options.Orders.BuyOnApproval = false);
        var order = await host.BuyAsync(Line(host.North.Offer()));
        Assert.Empty(await host.Procurement.ListAsync(order.Id, Token));

        await host.Procurement.BuyAsync(order.Id, host.Command(), Token);
        await host.Procurement.BuyAsync(order.Id, host.Command(), Token);
        await host.WorkAsync();

        Assert.Equal(1, host.North.CreateCalls);
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
    }

    [Fact]
    public async Task An_order_that_is_not_approved_cannot_be_bought()
    {
        await using var host = await StartAsync();
        var order = await host.PlaceAsync(Line(host.North.Offer()));

        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.Procurement.BuyAsync(order.Id, host.Command(), Token));
    }

    [Fact]
    public async Task An_unknown_order_cannot_be_looked_at()
    {
        await using var host = await StartAsync();

        await Assert.ThrowsAsync<UnknownAggregateException>(async () => await host.Procurement.LookAsync(Samples.Order().Id, Token));
    }

    [Fact]
    public async Task A_purchase_that_slept_beyond_its_send_window_is_not_sent_and_is_planned_anew()
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer();
        host.North.SleepBeforeCreate = TimeSpan.FromSeconds(31);

        var order = await host.BuyAsync(Line(sku));
        host.North.SleepBeforeCreate = TimeSpan.Zero;
        await host.PassAsync(2);

        Assert.Equal(2, host.North.Bought(sku));
        Assert.Single(host.North.References);
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
    }

    [Fact]
    public async Task Units_that_wait_for_a_person_are_not_bought_because_another_purchase_is_planned_anew()
    {
        await using var host = await StartAsync();
        var (north, south) = (host.North.Offer(), host.South.Offer());
        host.North.Creates.Enqueue(Behaviour.LoseBefore);
        for (var call = 0; call < 12; call++)
        {
            host.South.Creates.Enqueue(Behaviour.Throttle);
        }

        var order = await host.BuyAsync(Line(north), Line(south));
        await host.PassAsync(40);

        Assert.Equal(1, host.North.CreateCalls);
        Assert.Equal(2, host.South.Bought(south));
        Assert.Equal(2, (await host.GetAsync(order.Id)).Lines[0].Units[UnitBucket.Pending]);
    }

    [Fact]
    public async Task A_payment_that_is_refused_for_a_day_is_left_to_a_person_and_goes_on_once_that_one_has_paid()
    {
        await using var host = await StartAsync();
        for (var call = 0; call < 1000; call++)
        {
            host.North.Pays.Enqueue(Behaviour.Refuse);
        }

        var order = await host.BuyAsync(Line(host.North.Offer()));
        for (var hour = 0; hour < 48; hour++)
        {
            await host.AdvanceAsync(TimeSpan.FromHours(1));
        }

        Assert.InRange(host.North.PayCalls, 2, 100);
        Assert.Contains("a person", (await host.PurchaseAsync(order.Id)).Note, StringComparison.Ordinal);
        var calls = host.North.PayCalls;
        host.North.SetAll(UpstreamStatus.Paid);
        await host.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal(calls, host.North.PayCalls);
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
    }

    [Fact]
    public async Task What_the_seller_made_dearer_after_the_order_is_not_paid_by_itself()
    {
        await using var host = await StartAsync();
        host.North.Pays.Enqueue(Behaviour.Refuse);
        var order = await host.BuyAsync(Line(host.North.Offer()));
        host.North.Orders[0].Surcharge = new Money(30m, Currency.CNY);

        await host.PassAsync(2);

        var purchase = await host.PurchaseAsync(order.Id);
        Assert.Equal(UpstreamOrderState.PriceModified, purchase.UpstreamOrders[0].State);
        Assert.Contains("CNY 110.00", purchase.Note, StringComparison.Ordinal);
        Assert.Equal(1, host.North.PayCalls);

        host.North.Orders[0].Surcharge = Money.Zero(Currency.CNY);
        await host.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
    }

    [Fact]
    public async Task A_received_purchase_is_looked_at_daily_and_learns_of_a_late_refund()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));
        await host.StockAsync(order.Id);
        host.North.SetAll(UpstreamStatus.Received);
        await host.AdvanceAsync(TimeSpan.FromHours(1));
        host.North.SetAll(UpstreamStatus.Cancelled);

        await host.AdvanceAsync(TimeSpan.FromHours(25));

        Assert.Equal(PurchaseOrderState.Closed, (await host.PurchaseAsync(order.Id)).State);
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.InStock));
    }

    [Fact]
    public async Task A_seller_that_cancels_what_was_paid_is_told_with_the_units()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));
        host.North.SetAll(UpstreamStatus.Cancelled);

        await host.Procurement.LookAsync(order.Id, Token);
        await host.WorkAsync();

        Assert.Contains("reversebuy.purchase-order.line-out-of-stock.v1", await host.EventsAsync(order.Id));
    }

    [Fact]
    public async Task Upstream_orders_that_name_no_lines_bring_their_units_once_all_are_paid()
    {
        await using var host = await StartAsync();
        host.North.SplitInto = 2;
        host.North.NamesLines = false;

        var order = await host.BuyAsync(Line(host.North.Offer()), Line(host.North.Offer("1002"), 3));

        Assert.Equal(5, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
    }

    [Fact]
    public async Task An_answer_that_says_done_and_names_no_order_is_asked_for()
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer();
        host.North.Creates.Enqueue(Behaviour.AnswerNothing);
        var order = await host.BuyAsync(Line(sku));
        Assert.Equal(PurchaseOrderState.CreateUnknown, (await host.PurchaseAsync(order.Id)).State);

        await host.AdvanceAsync(SendWindowOver);

        Assert.Equal(2, host.North.Bought(sku));
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
    }

    [Fact]
    public async Task Without_a_buying_account_an_approved_order_is_left_to_a_person_and_its_events_go_on()
    {
        await using var before = await StartAsync();
        var order = await before.PlaceAsync(Line(before.North.Offer()));
        await before.PayAsync(order);
        await before.Orders.ApproveAsync(order.Id, before.Command(ActorKind.Reviewer), Token);

        await using var host = await StartAsync(
            before.Time,
            before.North,
            before.South,
            services => services.AddSingleton<ITenantStorage>(new FragileStorage(before.Storage, new PowerCut(int.MaxValue, false))),
            hasNorthAccount: false);
        await host.WorkAsync();

        var approved = (await host.Orders.ExplainAsync(order.Id, Token)).Timeline[^1];
        Assert.Contains(approved.Marks, mark => mark is { Handler: "procurement", Result: "left to a person: marketplace.auth-expired" });
        Assert.Empty(await host.Procurement.ListAsync(order.Id, Token));
    }

    [Fact]
    public async Task A_purchase_is_verified_with_the_account_it_was_planned_for()
    {
        await using var host = await StartAsync();
        var order = await host.PlaceAsync(Line(host.North.Offer()));
        await host.PayAsync(order);
        host.North.Reads.Enqueue(Behaviour.Unavailable);
        await host.Orders.ApproveAsync(order.Id, host.Command(ActorKind.Reviewer), Token);
        await host.WorkAsync();
        Assert.Equal(0, host.North.CreateCalls);

        await host.Tenants.ConnectAccountAsync(Lotus, host.North.Id, new BuyingAccountId("second"), new AccountCredentials("token"), new Actor(ActorKind.Host, "test"), Token);
        await host.PassAsync(2);

        Assert.Equal(1, host.North.CreateCalls);
        Assert.All(host.North.OfferAccounts, account => Assert.Equal(new BuyingAccountId("main"), account));
        Assert.True(host.North.OfferAccounts.Count >= 3);
    }

    [Fact]
    public async Task A_look_that_is_wanted_while_another_one_reads_is_made_again()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));
        host.North.OnRead = async () =>
        {
            // The reading has been made; the seller ships now, and the host is told.
            host.North.OnRead = null;
            host.North.SetAll(UpstreamStatus.Shipped);
            await host.Procurement.LookAsync(order.Id, Token);
        };

        await host.Procurement.LookAsync(order.Id, Token);
        await host.WorkAsync();

        Assert.Equal(UpstreamOrderState.Shipped, (await host.PurchaseAsync(order.Id)).UpstreamOrders[0].State);
    }
}
