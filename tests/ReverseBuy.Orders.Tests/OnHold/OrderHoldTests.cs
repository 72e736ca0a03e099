using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Tests.Support;
using ReverseBuy.Procurement;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;
using Behaviour = ReverseBuy.Orders.Tests.Support.ScriptedMarketplace.Behaviour;

namespace ReverseBuy.Orders.Tests.OnHold;

/// <summary>What is held does not go forward, whatever is asked; what happens outside is written down.</summary>
public sealed class OrderHoldTests
{
    [Fact]
    public async Task It_is_not_approved_and_the_refusal_says_by_which_hold_and_why()
    {
        await using var host = await StartAsync();
        var order = await host.PayNewAsync(Line(host.North.Offer()));
        await host.HoldAsync(order.Id);

        var refused = await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.ApproveAsync(order.Id));

        Assert.Contains("quality", refused.Reason!, StringComparison.Ordinal);
        await host.ReleaseHoldAsync(order.Id);
        Assert.Equal("InProcurement", (await host.ApproveAsync(order.Id)).State);
    }

    [Fact]
    public async Task What_was_planned_is_bought_when_the_last_hold_is_taken_off()
    {
        await using var host = await StartAsync();
        var order = await host.PayNewAsync(Line(host.North.Offer()));
        await host.ApproveAsync(order.Id);
        await host.HoldAsync(order.Id);
        await host.HoldAsync(order.Id, "customs");
        await host.PassAsync(10);
        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.Procurement.BuyAsync(order.Id, host.Command(), Token));
        await host.ReleaseHoldAsync(order.Id);
        await host.PassAsync(10);
        Assert.Equal(0, host.North.CreateCalls);

        await host.ReleaseHoldAsync(order.Id, "customs");
        await host.WorkAsync();

        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
    }

    [Fact]
    public async Task What_was_bought_is_not_paid_upstream_before_the_hold_is_taken_off()
    {
        await using var host = await StartAsync();
        host.North.Pays.Enqueue(Behaviour.Refuse);
        var order = await host.BuyAsync(Line(host.North.Offer()));
        await host.HoldAsync(order.Id);
        await host.PassAsync(30);
        Assert.Equal((1, PurchaseOrderState.Placed), (host.North.PayCalls, (await host.PurchaseAsync(order.Id)).State));

        await host.ReleaseHoldAsync(order.Id);
        await host.PassAsync(10);

        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
    }

    [Fact]
    public async Task Its_goods_are_not_packed_nor_sent_and_what_carriers_and_banks_report_is_written_down()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));
        await host.HoldAsync(order.Id);
        await host.StockAsync(order.Id);
        Assert.Equal(OrderState.InStock, (await host.GetAsync(order.Id)).State);
        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.RequestParcelAsync(order.Id));
        await host.ReleaseHoldAsync(order.Id);
        var parcel = await host.RequestParcelAsync(order.Id);
        await host.Parcels.QuoteAsync(parcel, new Money(9m, Currency.EUR), host.Command(), Token);
        await host.HoldAsync(order.Id);

        Assert.Equal("Packing", (await host.CaptureAsync(AggregateKey.Of(parcel), new Money(9m, Currency.EUR))).State);
        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.Parcels.PackAsync(parcel, 900, new ParcelSize(1, 1, 1), host.Command(), Token));
        await host.ReleaseHoldAsync(order.Id);
        await host.Parcels.PackAsync(parcel, 900, new ParcelSize(1, 1, 1), host.Command(), Token);
        await host.HoldAsync(order.Id);
        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.Parcels.HandOverAsync(parcel, "EMS", "E1", host.Command(), Token));
    }

    [Fact]
    public async Task Windows_stand_still_and_go_on_with_the_time_they_had_left()
    {
        await using var host = await StartAsync();
        var order = await host.PlaceAsync(Line(host.North.Offer()));
        await host.AdvanceAsync(TimeSpan.FromHours(71));
        await host.HoldAsync(order.Id);
        await host.AdvanceAsync(TimeSpan.FromDays(30));
        await host.ReleaseHoldAsync(order.Id);
        await host.AdvanceAsync(TimeSpan.FromMinutes(59));
        Assert.Equal(OrderState.AwaitingPayment, (await host.GetAsync(order.Id)).State);

        await host.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(OrderState.Cancelled, (await host.GetAsync(order.Id)).State);
    }

    [Fact]
    public async Task A_hold_with_an_end_is_taken_off_by_itself_though_another_was_put_on_and_off_meanwhile()
    {
        await using var host = await StartAsync();
        var order = await host.PayNewAsync(Line(host.North.Offer()));
        await host.ApproveAsync(order.Id);
        await host.HoldAsync(order.Id, until: host.Time.GetUtcNow().AddHours(5));
        await host.HoldAsync(order.Id, "customs");
        await host.AdvanceAsync(TimeSpan.FromHours(1));
        await host.ReleaseHoldAsync(order.Id, "customs");
        await host.AdvanceAsync(TimeSpan.FromHours(3.9));
        Assert.True((await host.GetAsync(order.Id)).IsHeld);

        await host.AdvanceAsync(TimeSpan.FromHours(0.1));
        await host.WorkAsync();

        Assert.False((await host.GetAsync(order.Id)).IsHeld);
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
    }

    [Fact]
    public async Task A_name_is_on_once_what_is_over_is_not_held_and_a_hold_that_is_not_on_is_not_taken_off()
    {
        await using var host = await StartAsync();
        var order = await host.PlaceAsync(Line(host.North.Offer()));
        await host.HoldAsync(order.Id);
        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.HoldAsync(order.Id));
        await host.ReleaseHoldAsync(order.Id);
        await Assert.ThrowsAsync<UnknownAggregateException>(async () => await host.ReleaseHoldAsync(order.Id));
        await Assert.ThrowsAsync<ArgumentException>(async () => await host.HoldAsync(order.Id, until: host.Time.GetUtcNow()));
        await host.CancelAsync(order.Id);
        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.HoldAsync(order.Id));
    }
}
