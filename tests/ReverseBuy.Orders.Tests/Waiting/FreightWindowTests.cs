using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Tests.Support;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.Waiting;

public sealed class FreightWindowTests
{
    [Fact]
    public async Task A_parcel_whose_freight_is_not_paid_in_time_is_cancelled_and_its_units_are_in_stock_again()
    {
        await using var host = await StartAsync();
        var order = await host.StockedAsync();
        var parcel = await host.ParcelInAsync(ParcelState.AwaitingFreight, order);
        Assert.Equal(host.Time.GetUtcNow().AddDays(10), (await host.ParcelAsync(parcel)).PayBefore);
        await host.AdvanceAsync(TimeSpan.FromDays(10) - TimeSpan.FromTicks(1));
        Assert.Equal(ParcelState.AwaitingFreight, (await host.ParcelAsync(parcel)).State);

        await host.AdvanceAsync(TimeSpan.FromTicks(1));

        var over = await host.ParcelAsync(parcel);
        Assert.Equal((ParcelState.Cancelled, null, Euro(0m)), (over.State, over.PayBefore, over.Due));
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.InStock));
        Assert.Equal("Packing", (await host.Parcels.QuoteAsync(await RequestPaidAsync(host, order), Euro(9m), host.Command(), Token)).State);
    }

    [Fact]
    public async Task One_that_was_paid_is_left_alone()
    {
        await using var host = await StartAsync();
        var parcel = await host.ParcelInAsync(ParcelState.Packing, await host.StockedAsync());
        Assert.Null((await host.ParcelAsync(parcel)).PayBefore);

        await host.AdvanceAsync(TimeSpan.FromDays(30));

        Assert.Equal(ParcelState.Packing, (await host.ParcelAsync(parcel)).State);
    }

    [Fact]
    public async Task A_difference_that_is_not_paid_cancels_it_too_and_what_was_paid_is_due_back()
    {
        await using var host = await StartAsync();
        var parcel = await host.ParcelInAsync(ParcelState.Packing, await host.StockedAsync());
        await host.Parcels.PackAsync(parcel, new PackedParcel(1900, Box) { Freight = Euro(12m) }, host.Command(), Token);

        await host.AdvanceAsync(TimeSpan.FromDays(10));

        Assert.Equal((ParcelState.Cancelled, Euro(9m)), ((await host.ParcelAsync(parcel)).State, (await host.ParcelAsync(parcel)).DueBack));
    }

    [Fact]
    public async Task A_hold_stops_the_window_and_gives_back_what_was_left_of_it()
    {
        await using var host = await StartAsync();
        var parcel = await host.ParcelInAsync(ParcelState.AwaitingFreight, await host.StockedAsync());
        await host.AdvanceAsync(TimeSpan.FromDays(4));
        await host.HandlingHolds.PutAsync(AggregateKey.Of(parcel), host.Time.GetUtcNow().AddDays(20), Because(host.Command(), "customer in hospital"), Token);
        await host.HandlingHolds.PutAsync(AggregateKey.Of(parcel), host.Time.GetUtcNow().AddDays(30), Because(host.Command(), "customer still in hospital"), Token);

        await host.AdvanceAsync(TimeSpan.FromDays(30));
        var released = await host.ParcelAsync(parcel);
        Assert.Equal((ParcelState.AwaitingFreight, null, host.Time.GetUtcNow().AddDays(6)), (released.State, released.Hold, released.PayBefore));
        await host.AdvanceAsync(TimeSpan.FromDays(6) - TimeSpan.FromTicks(1));
        Assert.Equal(ParcelState.AwaitingFreight, (await host.ParcelAsync(parcel)).State);
        await host.AdvanceAsync(TimeSpan.FromTicks(1));

        Assert.Equal(ParcelState.Cancelled, (await host.ParcelAsync(parcel)).State);
    }

    [Fact]
    public async Task What_nobody_claims_is_thrown_away_after_its_time_unless_somebody_claims_it_or_it_is_on_hold()
    {
        await using var host = await StartAsync();
        var (left, claimed, held) = (await ArriveAsync(host, "A"), await ArriveAsync(host, "B"), await ArriveAsync(host, "C"));
        await host.Packages.MatchAsync(claimed, new PackageClaim.OfCustomer(Anna), host.Command(), Token);
        await host.HandlingHolds.PutAsync(AggregateKey.Of(held), null, Because(host.Command(), "police"), Token);

        await host.AdvanceAsync(TimeSpan.FromDays(90));

        Assert.Equal(PackageState.Disposed, (await host.Warehouse.FindAsync(left, Token))!.State);
        Assert.Equal(PackageState.Matched, (await host.Warehouse.FindAsync(claimed, Token))!.State);
        Assert.Equal(PackageState.Unclaimed, (await host.Warehouse.FindAsync(held, Token))!.State);
    }

    private static async Task<PackageId> ArriveAsync(OrdersHost host, string waybill) =>
        PackageId.From((await host.Warehouse.ArriveAsync(new PackageArrival(Gz, waybill), host.Command(), Token)).Aggregate.Value);

    private static async Task<ParcelId> RequestPaidAsync(OrdersHost host, Order order)
    {
        var parcel = await host.RequestParcelAsync(order.Id);
        await host.PayFreightAsync(parcel, 9m);
        return parcel;
    }
}
