using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Inventory;
using ReverseBuy.Orders.Tests.Support;
using ReverseBuy.Payments;
using ReverseBuy.Procurement;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;
using Behaviour = ReverseBuy.Orders.Tests.Support.ScriptedMarketplace.Behaviour;

namespace ReverseBuy.Orders.Tests.Cancellations;

/// <summary>Two pieces for EUR 10.00: what becomes of each, wherever it is when the customer thinks better of it.</summary>
public sealed class CancellationTests
{
    private const string RefundDue = "reversebuy.order.refund-due.v1";

    [Fact]
    public async Task An_order_that_is_not_paid_is_cancelled_with_all_its_units_and_owes_nothing()
    {
        await using var host = await StartAsync();
        var order = await host.PlaceAsync(Line(host.North.Offer()));

        Assert.Equal("Cancelled", (await host.CancelAsync(order.Id)).State);

        var cancelled = await host.GetAsync(order.Id);
        Assert.Equal(2, cancelled.Lines[0].Units[UnitBucket.Cancelled]);
        Assert.True(cancelled is { Charged.IsZero: true, Due.IsZero: true, DueBack.IsZero: true });
        Assert.Empty(await OpenHoldsAsync(host, order.Id));
        await host.WorkAsync();
        Assert.DoesNotContain(RefundDue, await host.EventsAsync(order.Id));
    }

    [Fact]
    public async Task What_a_cancelled_order_received_before_and_receives_after_is_due_back_and_never_applied()
    {
        await using var host = await StartAsync();
        var order = await host.PlaceAsync(Line(host.North.Offer()));
        await host.CaptureAsync(AggregateKey.Of(order.Id), new Money(4m, Currency.EUR));
        await host.CancelAsync(order.Id);

        Assert.Equal("Cancelled", (await host.CaptureAsync(AggregateKey.Of(order.Id), new Money(6m, Currency.EUR))).State);

        Assert.Equal(new Money(10m, Currency.EUR), (await host.GetAsync(order.Id)).DueBack);
        await host.RefundAsync(AggregateKey.Of(order.Id), new Money(10m, Currency.EUR));
        Assert.True((await host.GetAsync(order.Id)) is { DueBack.IsZero: true, Due.IsZero: true });
        await host.WorkAsync();
        Assert.Equal(2, (await host.EventsAsync(order.Id)).Count(type => type == RefundDue));
    }

    [Fact]
    public async Task In_review_every_unit_is_cancelled_at_once_and_what_was_paid_is_due_back()
    {
        await using var host = await StartAsync();
        var order = await host.PayNewAsync(Line(host.North.Offer()));

        Assert.Equal("Cancelled", (await host.CancelAsync(order.Id)).State);

        Assert.Equal(new Money(10m, Currency.EUR), (await host.GetAsync(order.Id)).DueBack);
        Assert.Empty(await OpenHoldsAsync(host, order.Id));
    }

    [Fact]
    public async Task Pending_units_are_cancelled_though_a_purchase_was_planned_for_them_and_it_is_not_sent()
    {
        await using var host = await StartAsync();
        var order = await host.PayNewAsync(Line(host.North.Offer()));
        await host.ApproveAsync(order.Id);

        Assert.Equal("Cancelled", (await host.CancelAsync(order.Id)).State);
        await host.WorkAsync();

        Assert.Equal(0, host.North.CreateCalls);
        Assert.DoesNotContain(await host.Procurement.ListAsync(order.Id, Token), purchase => purchase.State == PurchaseOrderState.Submitting);
    }

    [Fact]
    public async Task Units_that_are_being_bought_wait_until_that_is_known_and_are_cancelled_if_it_came_to_nothing()
    {
        await using var host = await StartAsync();
        host.North.Creates.Enqueue(Behaviour.LoseBefore);
        var order = await host.BuyAsync(Line(host.North.Offer()));

        Assert.Equal("InProcurement", (await host.CancelAsync(order.Id)).State);
        Assert.NotNull((await host.GetAsync(order.Id)).CancellationRequestedAt);
        await host.PassAsync(20);

        var cancelled = await host.GetAsync(order.Id);
        Assert.Equal((OrderState.Cancelled, 2), (cancelled.State, cancelled.Lines[0].Units[UnitBucket.Cancelled]));
        Assert.Equal((1, 0), (host.North.CreateCalls, host.North.Bought(order.Lines[0].Sku)));
        Assert.Empty(await OpenHoldsAsync(host, order.Id));
        Assert.Null(cancelled.CancellationRequestedAt);
    }

    [Fact]
    public async Task A_purchase_that_would_be_tried_again_is_not_once_its_customer_has_cancelled()
    {
        await using var host = await StartAsync();
        host.North.Creates.Enqueue(Behaviour.LoseAfter);
        host.North.NotYetVisible.Add("north1");
        var order = await host.BuyAsync(Line(host.North.Offer()));
        await host.CancelAsync(order.Id);
        host.North.Orders[0].Status = Buying.UpstreamStatus.Cancelled;
        host.North.NotYetVisible.Clear();

        await host.PassAsync(20);

        Assert.Equal((OrderState.Cancelled, 1), ((await host.GetAsync(order.Id)).State, host.North.CreateCalls));
    }

    [Fact]
    public async Task An_upstream_order_that_is_not_paid_is_cancelled_there_and_not_paid()
    {
        await using var host = await StartAsync();
        host.North.Pays.Enqueue(Behaviour.Refuse);
        var order = await host.BuyAsync(Line(host.North.Offer()));
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchasing));

        await host.CancelAsync(order.Id);
        await host.PassAsync(10);

        Assert.Equal(OrderState.Cancelled, (await host.GetAsync(order.Id)).State);
        Assert.Equal((Buying.UpstreamStatus.Cancelled, 0), (host.North.Orders[0].Status, host.North.Orders[0].Payments));
        Assert.Equal(PurchaseOrderState.Closed, (await host.PurchaseAsync(order.Id)).State);
    }

    [Fact]
    public async Task What_is_bought_is_delivered_all_the_same_unless_the_policy_says_otherwise()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));

        Assert.Equal("InProcurement", (await host.CancelAsync(order.Id)).State);

        var kept = await host.GetAsync(order.Id);
        Assert.Equal((0, 2, null), (kept.Lines[0].ToReturn, kept.Lines[0].Units[UnitBucket.Purchased], kept.CancellationRequestedAt));
        Assert.Contains((await host.Orders.ExplainAsync(order.Id, Token)).History, entry => entry is HistoryEntry.Transition { To: "Refuse" });
        await host.StockAsync(order.Id);
        await host.DispatchAsync(order.Id);
        Assert.Equal(OrderState.Shipped, (await host.GetAsync(order.Id)).State);
    }

    [Fact]
    public async Task What_is_to_be_sent_back_by_policy_is_told_and_goes_into_no_parcel()
    {
        await using var host = await StartReturningAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));
        await host.StockAsync(order.Id);

        await host.CancelAsync(order.Id);

        Assert.Equal(2, (await host.GetAsync(order.Id)).Lines[0].ToReturn);
        await host.WorkAsync();
        Assert.Contains("reversebuy.order.return-requested.v1", await host.EventsAsync(order.Id));
        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.RequestParcelAsync(order.Id));
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.InStock));
    }

    [Fact]
    public async Task A_seller_that_cancels_what_was_to_be_sent_back_ends_the_order()
    {
        await using var host = await StartReturningAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));
        await host.CancelAsync(order.Id);

        host.North.SetAll(Buying.UpstreamStatus.Cancelled);
        host.North.Orders[0].Status = Buying.UpstreamStatus.Cancelled;
        await host.Procurement.LookAsync(order.Id, Token);
        await host.WorkAsync();

        var over = await host.GetAsync(order.Id);
        Assert.Equal((OrderState.Cancelled, 0), (over.State, over.Lines[0].ToReturn));
        Assert.Equal(new Money(10m, Currency.EUR), over.DueBack);
    }

    [Fact]
    public async Task From_shipping_on_it_is_refused()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));
        await host.StockAsync(order.Id);
        await host.DispatchAsync(order.Id);
        var before = await host.GetAsync(order.Id);

        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.CancelAsync(order.Id));

        Assert.Equivalent(before, await host.GetAsync(order.Id), strict: true);
    }

    [Fact]
    public async Task It_is_asked_for_once_and_the_same_key_answers_the_same()
    {
        await using var host = await StartAsync();
        host.North.Creates.Enqueue(Behaviour.LoseBefore);
        var order = await host.BuyAsync(Line(host.North.Offer()));
        var command = host.Command(ActorKind.Customer);

        var first = await host.Orders.CancelAsync(order.Id, command, Token);

        Assert.Equal(first, await host.Orders.CancelAsync(order.Id, command, Token));
        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.CancelAsync(order.Id));
    }

    [Fact]
    public async Task A_rejected_order_is_due_back_whole_and_takes_nothing_any_more()
    {
        await using var host = await StartAsync();
        var order = await host.PayNewAsync(Line(host.North.Offer()));

        Assert.Equal("Rejected", (await host.Orders.RejectAsync(order.Id, host.Command(ActorKind.Reviewer), Token)).State);

        var rejected = await host.GetAsync(order.Id);
        Assert.Equal((OrderState.Rejected, 2), (rejected.State, rejected.Lines[0].Units[UnitBucket.Cancelled]));
        Assert.Equal(new Money(10m, Currency.EUR), rejected.DueBack);
        Assert.Empty(await OpenHoldsAsync(host, order.Id));
        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.ApproveAsync(order.Id));
        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.CancelAsync(order.Id));
    }

    [Fact]
    public async Task It_is_completed_when_the_customer_confirms_and_not_before_all_is_delivered_and_settled()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));
        await host.StockAsync(order.Id);
        var parcel = await host.DispatchAsync(order.Id);
        await Assert.ThrowsAsync<OrderTransitionException>(async () => await CompleteAsync(host, order));
        await host.Parcels.ReportAsync(parcel, new Fulfilment.CarrierReport(Fulfilment.CarrierStatus.Delivered), host.Command(ActorKind.Carrier), Token);
        await host.CaptureAsync(AggregateKey.Of(order.Id), new Money(1m, Currency.EUR));
        await Assert.ThrowsAsync<OrderTransitionException>(async () => await CompleteAsync(host, order));
        await host.RefundAsync(AggregateKey.Of(order.Id), new Money(1m, Currency.EUR));

        Assert.Equal("Completed", (await CompleteAsync(host, order)).State);
    }

    private static ValueTask<Receipt> CompleteAsync(OrdersHost host, Order order) => host.Orders.CompleteAsync(order.Id, host.Command(ActorKind.Customer), Token);

    private static async Task<IReadOnlyList<StockHold>> OpenHoldsAsync(OrdersHost host, OrderId order)
    {
        await using var view = await host.Storage.ReadAsync(Lotus, Token);
        return [.. (await view.Holds.ListByOrderAsync(order, Token)).Where(hold => hold.State == StockHoldState.Open)];
    }

    private static Task<OrdersHost> StartReturningAsync() => StartAsync(build: builder => builder.Services.AddSingleton<ICancellationPolicy, SendBack>());

    private sealed class SendBack : ICancellationPolicy
    {
        public CancellationDecision Decide(TenantId tenant, Order order, OrderLine line, UnitBucket bucket) => CancellationDecision.Return;
    }
}
