using ReverseBuy.Fulfilment;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Tests.Support;
using ReverseBuy.Payments;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.Shipping;

public sealed class ShippingTests
{
    [Fact]
    public async Task The_customer_sees_each_state_once_from_placing_to_delivery()
    {
        await using var host = await StartAsync();
        var order = await DeliveredAsync(host);

        var seen = (await host.Orders.ExplainAsync(order.Id, Token)).History.OfType<HistoryEntry.Transition>()
            .Where(change => change.Aggregate == AggregateKey.Of(order.Id))
            .Select(change => change.To);

        Assert.Equal(["AwaitingPayment", "PendingReview", "InProcurement", "InStock", "InPackaging", "Shipped", "Delivered"], seen);
    }

    [Fact]
    public async Task Every_change_has_an_actor_a_cause_and_the_next_version()
    {
        await using var host = await StartAsync();
        var order = await DeliveredAsync(host);

        var history = (await host.Orders.ExplainAsync(order.Id, Token)).History;

        Assert.All(history, change => Assert.False(string.IsNullOrEmpty(change.Actor.Id) || string.IsNullOrEmpty(change.Cause)));
        Assert.All(history.GroupBy(change => change.Aggregate), changes => Assert.Equal(changes.Select(change => change.Version).Order(), changes.Select(change => change.Version).Distinct()));
    }

    [Fact]
    public async Task Every_event_is_in_the_timeline_once_and_was_handled()
    {
        await using var host = await StartAsync();
        var order = await DeliveredAsync(host);
        await host.WorkAsync();

        var timeline = (await host.Orders.ExplainAsync(order.Id, Token)).Timeline;

        Assert.All(timeline, handled => Assert.Contains(handled.Marks, mark => mark.Handler == "timeline"));
        Assert.Equal(timeline.Count, timeline.Select(handled => handled.Envelope.Id).Distinct().Count());
        await using var view = await host.Storage.ReadAsync(Lotus, Token);
        Assert.Equal(0, await view.Outbox.CountAsync(Token));
    }

    [Fact]
    public async Task Events_of_one_aggregate_come_in_the_order_of_its_versions()
    {
        await using var host = await StartAsync();
        var order = await DeliveredAsync(host);
        await host.WorkAsync();

        foreach (var events in (await host.Orders.ExplainAsync(order.Id, Token)).Timeline.GroupBy(handled => handled.Envelope.Aggregate))
        {
            Assert.Equal(events.Select(handled => handled.Envelope.Version).Order(), events.Select(handled => handled.Envelope.Version));
        }
    }

    [Fact]
    public async Task Nothing_is_packed_while_freight_is_owed()
    {
        await using var host = await StartAsync();
        var order = await StockedAsync(host);
        var parcel = await host.RequestParcelAsync(order.Id);
        await host.Parcels.QuoteAsync(parcel, new Money(9m, Currency.EUR), host.Command(), Token);

        var error = await Assert.ThrowsAsync<OrderTransitionException>(
            async () => await host.Parcels.PackAsync(parcel, 1200, new ParcelSize(300, 200, 100), host.Command(), Token));

        Assert.Equal("AwaitingFreight", error.From);
    }

    [Fact]
    public async Task A_parcel_takes_only_what_is_in_stock_and_nothing_else_changes()
    {
        await using var host = await StartAsync();
        var order = await StockedAsync(host);
        var tooMuch = ParcelOf(order) with { Items = [new ParcelItem(order.Id, order.Lines[0].Id, 3)] };

        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.Parcels.RequestAsync(tooMuch, host.Command(), Token));

        Assert.Empty(await host.Parcels.ListAsync(order.Id, Token));
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.InStock));
    }

    [Fact]
    public async Task Units_cannot_be_in_two_parcels()
    {
        await using var host = await StartAsync();
        var order = await StockedAsync(host);
        var request = ParcelOf(order);
        await host.Parcels.RequestAsync(request, host.Command(), Token);

        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.Parcels.RequestAsync(request, host.Command(), Token));
    }

    [Fact]
    public async Task Another_customers_order_is_not_there()
    {
        await using var host = await StartAsync();
        var order = await StockedAsync(host);

        await Assert.ThrowsAsync<UnknownAggregateException>(
            async () => await host.Parcels.RequestAsync(ParcelOf(order) with { Customer = new CustomerId("boris") }, host.Command(), Token));
    }

    [Fact]
    public async Task Part_of_an_order_can_be_shipped_and_the_rest_later()
    {
        await using var host = await StartAsync();
        var order = await StockedAsync(host);
        await host.Parcels.RequestAsync(ParcelOf(order) with { Items = [new ParcelItem(order.Id, order.Lines[0].Id, 1)] }, host.Command(), Token);

        var after = await host.GetAsync(order.Id);

        Assert.Equal(OrderState.InStock, after.State);
        Assert.True(after.Progress!.Value.IsPartly);
    }

    [Fact]
    public async Task A_carrier_that_repeats_itself_or_comes_late_changes_nothing()
    {
        await using var host = await StartAsync();
        var order = await StockedAsync(host);
        var parcel = await host.DispatchAsync(order.Id);
        await ReportAsync(host, parcel, CarrierStatus.OutForDelivery);

        var repeated = await ReportAsync(host, parcel, CarrierStatus.OutForDelivery);
        var older = await ReportAsync(host, parcel, CarrierStatus.InTransit);

        Assert.Equal(repeated, older);
        Assert.Equal("OutForDelivery", older.State);
    }

    [Fact]
    public async Task A_carrier_may_skip_to_delivered()
    {
        await using var host = await StartAsync();
        var order = await StockedAsync(host);
        var parcel = await host.DispatchAsync(order.Id);

        await ReportAsync(host, parcel, CarrierStatus.Delivered);

        Assert.Equal(OrderState.Delivered, (await host.GetAsync(order.Id)).State);
    }

    [Fact]
    public async Task A_parcel_that_was_not_handed_over_cannot_be_on_its_way()
    {
        await using var host = await StartAsync();
        var order = await StockedAsync(host);
        var parcel = await host.RequestParcelAsync(order.Id);

        await Assert.ThrowsAsync<OrderTransitionException>(async () => await ReportAsync(host, parcel, CarrierStatus.InTransit));
        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.Parcels.HandOverAsync(parcel, "EMS", "EM1", host.Command(), Token));
    }

    [Fact]
    public async Task A_parcel_of_a_foreign_tenant_is_not_there()
    {
        await using var host = await StartAsync();
        var order = await StockedAsync(host);
        var parcel = await host.RequestParcelAsync(order.Id);
        using var scope = host.Enter(Panda);

        await Assert.ThrowsAsync<UnknownAggregateException>(async () => await host.Parcels.QuoteAsync(parcel, new Money(9m, Currency.EUR), host.Command(), Token));
        Assert.Empty(await host.Parcels.ListAsync(order.Id, Token));
    }

    [Theory]
    [InlineData("de")]
    [InlineData("DEU")]
    [InlineData("")]
    public async Task A_country_that_is_none_is_refused(string country)
    {
        await using var host = await StartAsync();
        var order = await StockedAsync(host);

        await Assert.ThrowsAsync<ArgumentException>(async () => await host.Parcels.RequestAsync(ParcelOf(order) with { Country = country }, host.Command(), Token));
    }

    [Fact]
    public async Task Freight_that_was_paid_before_it_was_set_counts()
    {
        await using var host = await StartAsync();
        var order = await StockedAsync(host);
        var parcel = await host.RequestParcelAsync(order.Id);
        await host.Payments.ReportCaptureAsync(
            new Capture(new IdempotencyKey("early"), AggregateKey.Of(parcel), new Money(9m, Currency.EUR)), new Actor(ActorKind.Host, "bank"), Token);

        Assert.Equal("Packing", (await host.Parcels.QuoteAsync(parcel, new Money(9m, Currency.EUR), host.Command(), Token)).State);
    }

    private static async Task<Order> StockedAsync(OrdersHost host)
    {
        var order = await host.BuyAsync(Line(host.North.Offer()));
        await host.StockAsync(order.Id);
        return await host.GetAsync(order.Id);
    }

    private static async Task<Order> DeliveredAsync(OrdersHost host)
    {
        var order = await StockedAsync(host);
        var parcel = await host.DispatchAsync(order.Id);
        await ReportAsync(host, parcel, CarrierStatus.InTransit);
        await ReportAsync(host, parcel, CarrierStatus.Delivered);
        await host.WorkAsync();
        return await host.GetAsync(order.Id);
    }

    private static ValueTask<Receipt> ReportAsync(OrdersHost host, ParcelId parcel, CarrierStatus status) =>
        host.Parcels.ReportAsync(parcel, status, host.Command(ActorKind.Carrier), Token);
}
