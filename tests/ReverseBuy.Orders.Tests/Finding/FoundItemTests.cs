using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Tests.Support;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.Finding;

public sealed class FoundItemTests
{
    [Fact]
    public async Task A_parcel_takes_found_items_beside_ordered_units_and_they_go_all_the_way_with_it()
    {
        await using var host = await StartAsync();
        var order = await host.StockedAsync();
        var item = await host.ForwardedAsync();
        var request = ParcelOf(order) with { FoundItems = [new ParcelFoundItem(item.Id, 2)] };

        var parcel = ParcelId.From((await host.Parcels.RequestAsync(request, host.Command(ActorKind.Customer), Token)).Aggregate.Value);
        await host.Parcels.QuoteAsync(parcel, Euro(9m), host.Command(), Token);
        await host.PayFreightAsync(parcel, 9m);
        await host.Parcels.PackAsync(parcel, 1200, Box, host.Command(), Token);
        await host.Parcels.HandOverAsync(parcel, "EMS", "EM1", host.Command(), Token);
        await host.Parcels.ReportAsync(parcel, CarrierStatus.Delivered, host.Command(), Token);

        Assert.Equal("1 InStock, 2 Delivered", (await host.FoundItems.FindAsync(item.Id, Token))!.Units.ToString());
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Delivered));
    }

    [Fact]
    public async Task A_parcel_of_found_items_alone_is_paid_in_the_currency_that_was_asked_for()
    {
        await using var host = await StartAsync();
        var item = await host.ForwardedAsync();
        var request = new RequestParcel(Anna, [], "address-1", "DE") { FoundItems = [new ParcelFoundItem(item.Id, 3)] };
        await Assert.ThrowsAsync<ArgumentException>(async () => await host.Parcels.RequestAsync(request, host.Command(), Token));

        var parcel = ParcelId.From((await host.Parcels.RequestAsync(request with { Currency = Currency.USD }, host.Command(), Token)).Aggregate.Value);

        Assert.Equal(Currency.USD, (await host.ParcelAsync(parcel)).Charged.Currency);
        Assert.Equal(parcel, Assert.Single(await host.Parcels.ListAsync(new ParcelQuery { Customer = Anna }, Token)).Id);
    }

    [Fact]
    public async Task What_is_somebody_elses_or_nobodys_cannot_be_sent()
    {
        await using var host = await StartAsync();
        var item = await host.ForwardedAsync(customer: Boris);

        await Assert.ThrowsAsync<UnknownAggregateException>(async () => await host.Parcels.RequestAsync(
            new RequestParcel(Anna, [], "a", "DE") { FoundItems = [new ParcelFoundItem(item.Id, 1)], Currency = Currency.EUR }, host.Command(), Token));
    }

    [Fact]
    public async Task More_than_lies_there_cannot_be_sent_and_nothing_is_twice_in_parcels()
    {
        await using var host = await StartAsync();
        var item = await host.ForwardedAsync();
        var request = new RequestParcel(Anna, [], "a", "DE") { FoundItems = [new ParcelFoundItem(item.Id, 2)], Currency = Currency.EUR };
        await host.Parcels.RequestAsync(request, host.Command(), Token);

        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.Parcels.RequestAsync(request, host.Command(), Token));

        Assert.Equal("1 InStock, 2 Packing", (await host.FoundItems.FindAsync(item.Id, Token))!.Units.ToString());
    }

    [Fact]
    public async Task Goods_in_quarantine_are_accepted_for_their_owner_only()
    {
        await using var host = await StartAsync();
        var mine = await host.ForwardedAsync("YT1", 1, 2);
        await host.FoundItems.DecideAsync(mine.Id, 1, FoundItemDecision.Accept, host.Command(), Token);
        Assert.Equal("2 InStock, 1 Quarantined", (await host.FoundItems.FindAsync(mine.Id, Token))!.Units.ToString());

        var order = await host.InspectedAsync(order => new InspectedUnits(order.Id, order.Lines[0].Id, 0) { Wrong = 2 });
        await host.DecideAsync(order, UnitBucket.Quarantined, 2, UnitDecision.Replace);
        var left = Assert.Single(await host.FoundItems.ListAsync(null, Token));
        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.FoundItems.DecideAsync(left.Id, 1, FoundItemDecision.Accept, host.Command(), Token));
    }

    [Fact]
    public async Task Throwing_away_takes_what_is_in_quarantine_first()
    {
        await using var host = await StartAsync();
        var item = await host.ForwardedAsync("YT1", 2, 1);

        await host.FoundItems.DecideAsync(item.Id, 2, FoundItemDecision.Dispose, host.Command(), Token);

        Assert.Equal("1 InStock, 2 Disposed", (await host.FoundItems.FindAsync(item.Id, Token))!.Units.ToString());
    }

    [Fact]
    public async Task Its_history_tells_who_moved_what_and_the_versions_have_no_gap()
    {
        await using var host = await StartAsync();
        var item = await host.ForwardedAsync();
        await host.FoundItems.DecideAsync(item.Id, 1, FoundItemDecision.Dispose, host.Command() with { Reason = "mouldy" }, Token);

        await using var view = await host.Storage.ReadAsync(Lotus, Token);
        var history = await view.History.ListAsync(AggregateKey.Of(item.Id), Token);

        var move = Assert.IsType<HistoryEntry.FoundUnitsMoved>(history[^1]);
        Assert.Equal((UnitBucket.InStock, UnitBucket.Disposed, 1, "mouldy"), (move.From, move.To, move.Quantity, move.Reason));
        Assert.Equal(Enumerable.Range(1, history.Count), history.Select(entry => entry.Version));
    }
}
