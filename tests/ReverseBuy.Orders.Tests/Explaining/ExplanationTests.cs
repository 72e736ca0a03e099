using ReverseBuy.Fulfilment;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Tests.Support;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.Explaining;

public sealed class ExplanationTests
{
    [Fact]
    public async Task An_order_is_explained_with_what_became_of_goods_that_were_left_over_of_it()
    {
        await using var host = await StartAsync();
        var (order, item) = await ExchangedAsync(host);

        var told = (await host.Orders.ExplainAsync(order.Id, Token)).History.OfType<HistoryEntry.FoundUnitsMoved>().Single();

        Assert.Equal((AggregateKey.Of(item), UnitBucket.Quarantined, UnitBucket.Returned, 1), (told.Aggregate, told.From, told.To, told.Quantity));
    }

    [Fact]
    public async Task Whatever_goods_go_through_is_explained_by_its_own_changes_events_and_money()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));
        await host.DeliverAsync(order.Id);
        var purchase = await host.PurchaseAsync(order.Id);
        var package = Assert.Single(await host.Warehouse.ListAsync(order.Id, Token));
        var parcel = Assert.Single(await host.Parcels.ListAsync(order.Id, Token));

        var bought = await AssertExplainedAsync(host, AggregateKey.Of(purchase.Id), "Draft", "Paid");
        Assert.Contains(bought.History.OfType<HistoryEntry.Transition>(), entry => entry.Subject == purchase.UpstreamOrders[0].Id);
        await AssertExplainedAsync(host, AggregateKey.Of(package.Id), "Announced", "Closed");
        var sent = await AssertExplainedAsync(host, AggregateKey.Of(parcel.Id), "Draft", "Delivered");
        Assert.Equal([9m, 9m], sent.Money.Select(entry => entry.Amount.Amount));
        var ordered = await AssertExplainedAsync(host, AggregateKey.Of(order.Id), "AwaitingPayment", "Delivered");
        Assert.Equal([order.Id], ordered.Orders);
    }

    [Fact]
    public async Task A_found_item_is_explained_also_when_it_is_of_no_order()
    {
        await using var host = await StartAsync();
        var (order, exchanged) = await ExchangedAsync(host);
        var forwarded = await host.ForwardedAsync();

        var told = await host.Explanations.ExplainAsync(AggregateKey.Of(exchanged), Token);
        Assert.Equal([order.Id], told.Orders);
        Assert.Contains(told.Timeline, handled => handled.Envelope.Type == "reversebuy.found-item.units-moved.v1");

        var alone = await host.Explanations.ExplainAsync(AggregateKey.Of(forwarded.Id), Token);
        Assert.Equal("Find", Assert.IsType<HistoryEntry.Transition>(Assert.Single(alone.History)).Trigger);
        Assert.Empty(alone.Orders);
        Assert.Empty(alone.Timeline);
    }

    [Fact]
    public async Task Events_of_a_parcel_of_two_orders_are_told_once()
    {
        await using var host = await StartAsync();
        var (first, second) = (await host.StockedAsync(1), await host.StockedAsync(1));
        var request = ParcelOf(first) with { Items = [.. ParcelOf(first).Items, .. ParcelOf(second).Items] };
        var parcel = (await host.Parcels.RequestAsync(request, host.Command(), Token)).Aggregate;
        await host.WorkAsync();

        var told = await host.Explanations.ExplainAsync(parcel, Token);

        Assert.Equal(2, told.Orders.Count);
        Assert.Equal(["Draft", "Requested"], told.History.OfType<HistoryEntry.Transition>().Select(entry => entry.To));
        Assert.Equal(told.Timeline.Select(handled => handled.Envelope.Id).Distinct(), told.Timeline.Select(handled => handled.Envelope.Id));
        Assert.Equal(2, told.Timeline.Count);
    }

    [Theory]
    [InlineData(AggregateKind.Order)]
    [InlineData(AggregateKind.PurchaseOrder)]
    [InlineData(AggregateKind.Package)]
    [InlineData(AggregateKind.Parcel)]
    [InlineData(AggregateKind.FoundItem)]
    public async Task What_the_tenant_does_not_have_is_unknown(AggregateKind kind)
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));
        await host.DeliverAsync(order.Id);
        var item = await host.ForwardedAsync();
        var id = kind switch
        {
            AggregateKind.Order => order.Id.Value,
            AggregateKind.PurchaseOrder => (await host.PurchaseAsync(order.Id)).Id.Value,
            AggregateKind.Package => (await host.Warehouse.ListAsync(order.Id, Token))[0].Id.Value,
            AggregateKind.Parcel => (await host.Parcels.ListAsync(order.Id, Token))[0].Id.Value,
            _ => item.Id.Value,
        };
        using var entered = host.Enter(Panda);

        var fault = await Assert.ThrowsAsync<UnknownAggregateException>(async () => await host.Explanations.ExplainAsync(new AggregateKey(kind, id), Token));
        Assert.Equal(id.ToString("N"), fault.Id);
    }

    private static async Task<Explanation> AssertExplainedAsync(OrdersHost host, AggregateKey aggregate, string first, string last)
    {
        var told = await host.Explanations.ExplainAsync(aggregate, Token);
        var states = told.History.OfType<HistoryEntry.Transition>().Where(entry => entry.Subject.Length == 0).ToList();
        Assert.Equal((aggregate, first, last), (told.Aggregate, states[0].To, states[^1].To));
        Assert.All(told.History, entry => Assert.Equal(aggregate, entry.Aggregate));
        Assert.All(told.Timeline, handled => Assert.Equal(aggregate, handled.Envelope.Aggregate));
        Assert.NotEmpty(told.Timeline);
        return told;
    }

    private static async Task<(Order Order, FoundItemId Item)> ExchangedAsync(OrdersHost host)
    {
        var order = await host.InspectedAsync(order => new InspectedUnits(order.Id, order.Lines[0].Id, 1) { Damaged = 1 });
        await host.DecideAsync(order, UnitBucket.Quarantined, 1, UnitDecision.Replace);
        await using var view = await host.Storage.ReadAsync(Lotus, Token);
        var item = Assert.Single(await view.FoundItems.ListByOrderAsync(order.Id, Token)).Id;
        await host.FoundItems.DecideAsync(item, 1, FoundItemDecision.SendBack, host.Command(), Token);
        await host.WorkAsync();
        return (order, item);
    }
}
