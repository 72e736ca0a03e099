using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Tests.Support;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.Holding;

public sealed class HandlingHoldTests
{
    [Fact]
    public async Task A_parcel_on_hold_is_not_taken_further_until_it_is_released()
    {
        await using var host = await StartAsync();
        var parcel = await host.ParcelInAsync(ParcelState.ReadyToDispatch, await host.StockedAsync());
        await host.HandlingHolds.PutAsync(AggregateKey.Of(parcel), null, Because(host.Command(), "customer asked to wait"), Token);

        var error = await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.Parcels.HandOverAsync(parcel, "EMS", "E1", host.Command(), Token));
        Assert.Contains("customer asked to wait", error.Message, StringComparison.Ordinal);

        await host.HandlingHolds.ReleaseAsync(AggregateKey.Of(parcel), host.Command(), Token);
        Assert.Equal("HandedOver", (await host.Parcels.HandOverAsync(parcel, "EMS", "E1", host.Command(), Token)).State);
    }

    [Fact]
    public async Task Every_command_that_takes_a_parcel_further_is_refused()
    {
        await using var host = await StartAsync();
        var order = await host.StockedAsync(4);
        var trial = await PartAsync(host, order, ParcelState.Requested);
        var (quoted, packing, drafted) = (await PartAsync(host, order, ParcelState.Requested), await PartAsync(host, order, ParcelState.Packing), await PartAsync(host, order, ParcelState.Requested));
        await host.Desk.TrialPackAsync(quoted, new PackedParcel(500, Box), host.Command(), Token);
        await host.Parcels.QuoteAsync(quoted, Euro(5m), host.Command(), Token);
        await host.Desk.BlockAsync(drafted, Because(host.Command(), "bad address"), Token);
        await host.Desk.UnblockAsync(drafted, host.Command(), Token);
        foreach (var parcel in new[] { trial, quoted, packing, drafted })
        {
            await host.HandlingHolds.PutAsync(AggregateKey.Of(parcel), null, Because(host.Command(), "wait"), Token);
        }

        var again = ParcelOf(order) with { Items = [new ParcelItem(order.Id, order.Lines[0].Id, 1)] };
        Func<Task>[] forward =
        [
            async () => await host.Desk.TrialPackAsync(trial, new PackedParcel(500, Box), host.Command(), Token),
            async () => await host.Parcels.QuoteAsync(trial, Euro(5m), host.Command(), Token),
            async () => await host.Desk.AcceptQuoteAsync(quoted, host.Command(), Token),
            async () => await host.Parcels.PackAsync(packing, 1200, Box, host.Command(), Token),
            async () => await host.Desk.RequestAgainAsync(drafted, again, host.Command(), Token),
        ];

        foreach (var command in forward)
        {
            Assert.NotNull((await Assert.ThrowsAsync<OrderTransitionException>(command)).Reason);
        }
    }

    [Fact]
    public async Task What_happens_outside_is_noted_all_the_same()
    {
        await using var host = await StartAsync();
        var order = await host.StockedAsync();
        var parcel = await host.ParcelInAsync(ParcelState.AwaitingFreight, order);
        await host.HandlingHolds.PutAsync(AggregateKey.Of(parcel), null, Because(host.Command(), "wait"), Token);

        Assert.Equal("Packing", (await host.PayFreightAsync(parcel, 9m)).State);
        Assert.Equal("Cancelled", (await host.Desk.CancelAsync(parcel, host.Command(), Token)).State);
    }

    [Fact]
    public async Task A_hold_ends_by_itself_when_its_time_is_over()
    {
        await using var host = await StartAsync();
        var parcel = await host.ParcelInAsync(ParcelState.ReadyToDispatch, await host.StockedAsync());
        await host.HandlingHolds.PutAsync(AggregateKey.Of(parcel), host.Time.GetUtcNow().AddHours(2), Because(host.Command(), "lunch"), Token);
        host.Time.Advance(TimeSpan.FromHours(2) - TimeSpan.FromTicks(1));
        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.Parcels.HandOverAsync(parcel, "EMS", "E1", host.Command(), Token));

        host.Time.Advance(TimeSpan.FromTicks(1));

        Assert.Equal("HandedOver", (await host.Parcels.HandOverAsync(parcel, "EMS", "E1", host.Command(), Token)).State);
    }

    [Fact]
    public async Task A_package_on_hold_is_neither_matched_nor_counted_nor_sent_back()
    {
        await using var host = await StartAsync();
        var (order, package) = await host.ArrivedAsync();
        var unclaimed = PackageId.From((await host.Warehouse.ArriveAsync(new PackageArrival(Gz, "A"), host.Command(), Token)).Aggregate.Value);
        foreach (var held in new[] { package.Id, unclaimed })
        {
            await host.HandlingHolds.PutAsync(AggregateKey.Of(held), null, Because(host.Command(), "police"), Token);
        }

        Func<Task>[] forward =
        [
            async () => await host.Warehouse.InspectAsync(package.Id, new Inspection([new InspectedUnits(order.Id, order.Lines[0].Id, 2)], 5), host.Command(), Token),
            async () => await host.Packages.MatchAsync(unclaimed, new PackageClaim.OfCustomer(Anna), host.Command(), Token),
            async () => await host.Packages.AnnounceAsync(new AnnouncedPackage(Anna, Gz, "A", "YTO"), host.Command(), Token),
            async () => await host.Packages.ReportAsync(unclaimed, PackageNews.SentBack, host.Command(), Token),
        ];
        foreach (var command in forward)
        {
            Assert.NotNull((await Assert.ThrowsAsync<OrderTransitionException>(command)).Reason);
        }
    }

    [Fact]
    public async Task A_found_item_on_hold_goes_into_no_parcel_and_is_not_thrown_away()
    {
        await using var host = await StartAsync();
        var item = await host.ForwardedAsync();
        await host.HandlingHolds.PutAsync(AggregateKey.Of(item.Id), null, Because(host.Command(), "claimed by two"), Token);

        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.FoundItems.DecideAsync(item.Id, 1, FoundItemDecision.Dispose, host.Command(), Token));
        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.Parcels.RequestAsync(
            new RequestParcel(Anna, [], "a", "DE") { FoundItems = [new ParcelFoundItem(item.Id, 1)], Currency = Currency.EUR }, host.Command(), Token));
    }

    [Fact]
    public async Task A_parcel_does_not_leave_with_a_found_item_that_is_on_hold()
    {
        await using var host = await StartAsync();
        var item = await host.ForwardedAsync();
        var request = new RequestParcel(Anna, [], "a", "DE") { FoundItems = [new ParcelFoundItem(item.Id, 1)], Currency = Currency.EUR };
        var parcel = ParcelId.From((await host.Parcels.RequestAsync(request, host.Command(), Token)).Aggregate.Value);
        await host.AdvanceToAsync(parcel, ParcelState.ReadyToDispatch);
        await host.HandlingHolds.PutAsync(AggregateKey.Of(item.Id), null, Because(host.Command(), "claimed by two"), Token);

        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.Parcels.HandOverAsync(parcel, "EMS", "E1", host.Command(), Token));

        await host.HandlingHolds.ReleaseAsync(AggregateKey.Of(item.Id), host.Command(), Token);
        Assert.Equal("HandedOver", (await host.Parcels.HandOverAsync(parcel, "EMS", "E1", host.Command(), Token)).State);
    }

    [Fact]
    public async Task A_hold_needs_a_reason_a_time_to_come_and_something_to_hold()
    {
        await using var host = await StartAsync();
        var order = await host.StockedAsync();
        var parcel = AggregateKey.Of(await host.RequestParcelAsync(order.Id));

        await Assert.ThrowsAsync<ArgumentException>(async () => await host.HandlingHolds.PutAsync(parcel, null, host.Command(), Token));
        await Assert.ThrowsAsync<ArgumentException>(async () => await host.HandlingHolds.PutAsync(parcel, host.Time.GetUtcNow(), Because(host.Command(), "x"), Token));
        await Assert.ThrowsAsync<ArgumentException>(async () => await host.HandlingHolds.PutAsync(AggregateKey.Of(order.Id), null, Because(host.Command(), "x"), Token));
    }

    [Fact]
    public async Task The_history_tells_who_held_and_who_released_it_and_why()
    {
        await using var host = await StartAsync();
        var parcel = AggregateKey.Of(await host.RequestParcelAsync((await host.StockedAsync()).Id));
        await host.HandlingHolds.PutAsync(parcel, null, Because(host.Command(), "wait"), Token);
        await host.HandlingHolds.ReleaseAsync(parcel, Because(host.Command(), "go"), Token);

        await using var view = await host.Storage.ReadAsync(Lotus, Token);
        var told = (await view.History.ListAsync(parcel, Token)).OfType<HistoryEntry.Transition>().Where(change => change.Subject == "hold");

        Assert.Equal([("Hold", "wait"), ("Release", "go")], told.Select(change => (change.Trigger, change.Reason)));
    }

    private static async Task<ParcelId> PartAsync(OrdersHost host, Order order, ParcelState state)
    {
        var request = ParcelOf(order) with { Items = [new ParcelItem(order.Id, order.Lines[0].Id, 1)] };
        var parcel = ParcelId.From((await host.Parcels.RequestAsync(request, host.Command(), Token)).Aggregate.Value);
        if (state == ParcelState.Packing)
        {
            await host.Parcels.QuoteAsync(parcel, Euro(9m), host.Command(), Token);
            await host.PayFreightAsync(parcel, 9m);
        }

        return parcel;
    }
}
