using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Tests.Support;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.Shipping;

public sealed class ParcelStopTests
{
    public static TheoryData<ParcelState> BeforeHandover =>
        [ParcelState.Requested, ParcelState.AwaitingFreight, ParcelState.Packing, ParcelState.ReadyToDispatch];

    [Theory]
    [MemberData(nameof(BeforeHandover))]
    public async Task Before_a_carrier_has_it_a_parcel_can_be_cancelled_and_its_units_are_in_stock_again(ParcelState state)
    {
        await using var host = await StartAsync();
        var order = await host.StockedAsync();
        var parcel = await host.ParcelInAsync(state, order);
        var command = host.Command(ActorKind.Customer);

        var first = await host.Desk.CancelAsync(parcel, command, Token);

        Assert.Equal("Cancelled", first.State);
        Assert.Equal(first, await host.Desk.CancelAsync(parcel, command, Token));
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.InStock));
        await ParcelFreightTests.AssertBalancedAsync(host, parcel);
        await host.RequestParcelAsync(order.Id);
    }

    [Theory]
    [MemberData(nameof(BeforeHandover))]
    public async Task A_blocked_parcel_gives_its_units_back_and_can_be_asked_for_again_with_other_goods(ParcelState state)
    {
        await using var host = await StartAsync();
        var order = await host.StockedAsync();
        var parcel = await host.ParcelInAsync(state, order);

        await host.Desk.BlockAsync(parcel, Because(host.Command(), "The address is incomplete."), Token);
        Assert.Equal((2, "The address is incomplete."), (await host.InBucketAsync(order.Id, UnitBucket.InStock), (await host.ParcelAsync(parcel)).Note));
        Assert.Equal("Draft", (await host.Desk.UnblockAsync(parcel, host.Command(), Token)).State);

        var again = ParcelOf(order) with { Items = [new ParcelItem(order.Id, order.Lines[0].Id, 1)], Recipient = "address-2" };
        Assert.Equal("Requested", (await host.Desk.RequestAgainAsync(parcel, again, host.Command(), Token)).State);
        Assert.Equal((1, 1), (await host.InBucketAsync(order.Id, UnitBucket.InStock), await host.InBucketAsync(order.Id, UnitBucket.Packing)));
        var asked = await host.ParcelAsync(parcel);
        Assert.Equal(("address-2", null), (asked.Recipient, asked.Note));
    }

    [Fact]
    public async Task A_parcel_can_be_blocked_twice_and_its_units_move_each_time()
    {
        await using var host = await StartAsync();
        var order = await host.StockedAsync();
        var parcel = await host.RequestParcelAsync(order.Id);

        for (var round = 0; round < 2; round++)
        {
            await host.Desk.BlockAsync(parcel, Because(host.Command(), "bad address"), Token);
            Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.InStock));
            await host.Desk.UnblockAsync(parcel, host.Command(), Token);
            await host.Desk.RequestAgainAsync(parcel, ParcelOf(order), host.Command(), Token);
            Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Packing));
        }
    }

    [Fact]
    public async Task A_draft_or_a_blocked_parcel_can_be_cancelled_and_a_draft_blocked()
    {
        await using var host = await StartAsync();
        var order = await host.StockedAsync();
        var parcel = await host.RequestParcelAsync(order.Id);
        await host.Desk.BlockAsync(parcel, Because(host.Command(), "bad address"), Token);
        await host.Desk.UnblockAsync(parcel, host.Command(), Token);
        await host.Desk.BlockAsync(parcel, Because(host.Command(), "still bad"), Token);
        await host.Desk.CancelAsync(parcel, host.Command(), Token);

        Assert.Equal(ParcelState.Cancelled, (await host.ParcelAsync(parcel)).State);
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.InStock));
    }

    [Fact]
    public async Task Once_a_carrier_has_it_nobody_here_stops_it()
    {
        await using var host = await StartAsync();
        var parcel = await host.ParcelInAsync(ParcelState.HandedOver, await host.StockedAsync());

        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.Desk.CancelAsync(parcel, host.Command(), Token));
        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.Desk.BlockAsync(parcel, Because(host.Command(), "late"), Token));
    }

    [Fact]
    public async Task Blocking_needs_a_reason()
    {
        await using var host = await StartAsync();
        var parcel = await host.RequestParcelAsync((await host.StockedAsync()).Id);

        await Assert.ThrowsAsync<ArgumentException>(async () => await host.Desk.BlockAsync(parcel, host.Command(), Token));
    }

    [Fact]
    public async Task Another_customer_cannot_take_a_draft_over()
    {
        await using var host = await StartAsync();
        var order = await host.StockedAsync();
        var parcel = await host.RequestParcelAsync(order.Id);
        await host.Desk.BlockAsync(parcel, Because(host.Command(), "bad address"), Token);
        await host.Desk.UnblockAsync(parcel, host.Command(), Token);
        var theirs = await host.ForwardedAsync(customer: Boris);

        await Assert.ThrowsAsync<UnknownAggregateException>(async () => await host.Desk.RequestAgainAsync(
            parcel, new RequestParcel(Boris, [], "b", "DE") { FoundItems = [new ParcelFoundItem(theirs.Id, 1)], Currency = Currency.EUR }, host.Command(), Token));
    }

    [Fact]
    public async Task One_parcel_takes_goods_of_several_orders_and_part_of_a_line()
    {
        await using var host = await StartAsync();
        var (first, second) = (await host.StockedAsync(3), await host.StockedAsync(2));
        var request = ParcelOf(first) with { Items = [new ParcelItem(first.Id, first.Lines[0].Id, 1), new ParcelItem(second.Id, second.Lines[0].Id, 2)] };

        await host.Parcels.RequestAsync(request, host.Command(), Token);

        Assert.Equal((OrderState.InStock, OrderState.InPackaging), ((await host.GetAsync(first.Id)).State, (await host.GetAsync(second.Id)).State));
    }

    [Fact]
    public async Task Units_of_a_line_that_lie_in_two_warehouses_are_packed_where_the_request_says()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));
        var package = Assert.Single(await host.ShipUpstreamAsync(order.Id));
        await host.ArriveAsync(package);
        await host.Warehouse.InspectAsync(package.Id, new Inspection([new InspectedUnits(order.Id, order.Lines[0].Id, 1)], 500), host.Command(), Token);
        var elsewhere = PackageId.From((await host.Warehouse.ArriveAsync(new PackageArrival(Yiwu, "other"), host.Command(), Token)).Aggregate.Value);
        await host.Packages.MatchAsync(elsewhere, new PackageClaim.OfUpstreamOrder(package.Sources[0].PurchaseOrder, package.Sources[0].UpstreamOrderId), host.Command(), Token);
        await host.Warehouse.InspectAsync(elsewhere, new Inspection([new InspectedUnits(order.Id, order.Lines[0].Id, 1)], 500), host.Command(), Token);
        var request = ParcelOf(await host.GetAsync(order.Id)) with { Items = [new ParcelItem(order.Id, order.Lines[0].Id, 1)] };

        await Assert.ThrowsAsync<ArgumentException>(async () => await host.Parcels.RequestAsync(request, host.Command(), Token));
        await Assert.ThrowsAsync<ArgumentException>(async () => await host.Parcels.RequestAsync(request with { Warehouse = new("nowhere") }, host.Command(), Token));
        var parcel = await host.Parcels.RequestAsync(request with { Warehouse = Yiwu }, host.Command(), Token);

        Assert.Equal(Yiwu, (await host.ParcelAsync(ParcelId.From(parcel.Aggregate.Value))).Warehouse);
    }
}
