using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Tests.Support;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.Shipping;

public sealed class CarrierTests
{
    [Fact]
    public async Task A_fact_that_comes_while_the_parcel_is_still_ready_hands_it_over_first_in_the_same_commit()
    {
        await using var host = await StartAsync();
        var order = await host.StockedAsync();
        var parcel = await host.ParcelInAsync(ParcelState.ReadyToDispatch, order);
        var command = host.Command(ActorKind.Carrier);

        var receipt = await host.Parcels.ReportAsync(parcel, new CarrierReport(CarrierStatus.Delivered) { Carrier = "EMS", Waybill = "EM7" }, command, Token);

        Assert.Equal("Delivered", receipt.State);
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Delivered));
        Assert.Equal("EM7", (await host.ParcelAsync(parcel)).Waybill);
        await using var view = await host.Storage.ReadAsync(Lotus, Token);
        var history = await view.History.ListAsync(AggregateKey.Of(parcel), Token);
        Assert.Equal(
            ["HandOver", "Deliver"],
            history.OfType<HistoryEntry.Transition>().Where(change => change.Cause == command.Key.Value).Select(change => change.Trigger));
    }

    [Fact]
    public async Task Without_the_carrier_and_its_waybill_nothing_can_be_handed_over()
    {
        await using var host = await StartAsync();
        var parcel = await host.ParcelInAsync(ParcelState.ReadyToDispatch, await host.StockedAsync());

        await Assert.ThrowsAsync<ArgumentException>(async () => await host.Parcels.ReportAsync(parcel, CarrierStatus.InTransit, host.Command(), Token));

        Assert.Equal(ParcelState.ReadyToDispatch, (await host.ParcelAsync(parcel)).State);
    }

    [Theory]
    [InlineData(ParcelState.HandedOver)]
    [InlineData(ParcelState.InTransit)]
    [InlineData(ParcelState.CustomsHold)]
    [InlineData(ParcelState.OutForDelivery)]
    public async Task From_everywhere_on_its_way_a_parcel_may_come_back_and_its_units_are_in_stock_once_we_have_it(ParcelState state)
    {
        await using var host = await StartAsync();
        var order = await host.StockedAsync();
        var parcel = await host.ParcelInAsync(state, order);

        await host.Parcels.ReportAsync(parcel, CarrierStatus.Returning, host.Command(ActorKind.Carrier), Token);
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Shipped));
        Assert.Equal("Returned", (await host.Claims.ReceiveBackAsync(parcel, host.Command(), Token)).State);

        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.InStock));
        await host.RequestParcelAsync(order.Id);
    }

    [Theory]
    [InlineData(CarrierStatus.Lost, false, UnitBucket.Lost)]
    [InlineData(CarrierStatus.Seized, false, UnitBucket.Lost)]
    [InlineData(CarrierStatus.Damaged, false, UnitBucket.Lost)]
    [InlineData(CarrierStatus.Damaged, true, UnitBucket.Delivered)]
    public async Task What_does_not_reach_the_customer_is_lost_and_told(CarrierStatus status, bool reached, UnitBucket bucket)
    {
        await using var host = await StartAsync();
        var order = await host.StockedAsync();
        var parcel = await host.ParcelInAsync(ParcelState.InTransit, order);

        await host.Parcels.ReportAsync(parcel, new CarrierReport(status) { ReachedCustomer = reached }, host.Command(ActorKind.Carrier), Token);
        await host.WorkAsync();

        Assert.Equal(2, await host.InBucketAsync(order.Id, bucket));
        Assert.Contains(reached ? "reversebuy.parcel.delivered.v1" : "reversebuy.parcel.units-lost.v1", await host.EventsAsync(order.Id));
    }

    [Fact]
    public async Task A_lost_parcel_that_is_delivered_after_all_is_delivered()
    {
        await using var host = await StartAsync();
        var order = await host.StockedAsync();
        var parcel = await host.ParcelInAsync(ParcelState.InTransit, order);
        await host.Parcels.ReportAsync(parcel, CarrierStatus.Lost, host.Command(), Token);

        await host.Parcels.ReportAsync(parcel, CarrierStatus.Delivered, host.Command(), Token);

        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Delivered));
    }

    [Fact]
    public async Task A_lost_parcel_that_comes_back_is_in_stock()
    {
        await using var host = await StartAsync();
        var order = await host.StockedAsync();
        var parcel = await host.ParcelInAsync(ParcelState.InTransit, order);
        await host.Parcels.ReportAsync(parcel, CarrierStatus.Lost, host.Command(), Token);
        await host.Parcels.ReportAsync(parcel, CarrierStatus.Returning, host.Command(), Token);
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Lost));

        await host.Claims.ReceiveBackAsync(parcel, host.Command(), Token);

        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.InStock));
    }

    [Fact]
    public async Task News_that_is_older_than_what_is_known_changes_nothing()
    {
        await using var host = await StartAsync();
        var parcel = await host.ParcelInAsync(ParcelState.Delivered, await host.StockedAsync());
        var version = (await host.ParcelAsync(parcel)).Version;

        foreach (var status in Enum.GetValues<CarrierStatus>())
        {
            Assert.Equal(version, (await host.Parcels.ReportAsync(parcel, status, host.Command(ActorKind.Carrier), Token)).Version);
        }
    }

    [Theory]
    [InlineData(CarrierStatus.Lost)]
    [InlineData(CarrierStatus.Seized)]
    [InlineData(CarrierStatus.Damaged)]
    [InlineData(CarrierStatus.Delivered)]
    public async Task A_claim_is_granted_or_refused_and_what_is_granted_is_due_to_the_customer(CarrierStatus status)
    {
        await using var host = await StartAsync();
        var parcel = await host.ParcelInAsync(ParcelState.InTransit, await host.StockedAsync());
        await host.Parcels.ReportAsync(parcel, status, host.Command(ActorKind.Carrier), Token);
        await host.Claims.OpenAsync(parcel, host.Command(ActorKind.Customer), Token);

        Assert.Equal("Compensated", (await host.Claims.GrantAsync(parcel, Euro(30m), host.Command(), Token)).State);

        Assert.Equal(Euro(30m), (await host.ParcelAsync(parcel)).DueBack);
        await ParcelFreightTests.AssertBalancedAsync(host, parcel);
    }

    [Fact]
    public async Task A_refused_claim_changes_no_money()
    {
        await using var host = await StartAsync();
        var parcel = await host.ParcelInAsync(ParcelState.Delivered, await host.StockedAsync());
        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.Claims.RefuseAsync(parcel, host.Command(), Token));
        await host.Claims.OpenAsync(parcel, host.Command(), Token);

        Assert.Equal("ClaimRefused", (await host.Claims.RefuseAsync(parcel, host.Command(), Token)).State);

        Assert.True((await host.ParcelAsync(parcel)).DueBack.IsZero);
    }
}
