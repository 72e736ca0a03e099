using ReverseBuy.Fulfilment;
using static ReverseBuy.Testing.Storage.StorageSamples;

namespace ReverseBuy.Testing;

public abstract partial class TenantStorageSuite
{
    private static InboundPackage Announced => new()
    {
        Id = PackageId(2),
        Warehouse = Package(2).Warehouse,
        Waybill = "YT-2",
        Carrier = "unknown",
        State = PackageState.Announced,
        Version = 1,
        CreatedAt = Noon,
    };

    [Fact]
    public async Task Every_member_of_a_package_comes_back()
    {
        await WriteAsync(async unit =>
        {
            await unit.Packages.AddAsync(Package(1, 1, 2), Token);
            await unit.Packages.AddAsync(Announced, Token);
        });
        AssertSame(Package(1, 1, 2), await ReadAsync(view => view.Packages.FindAsync(PackageId(1), Token)));
        AssertSame(Package(1, 1, 2), await ReadAsync(view => view.Packages.FindByWaybillAsync("SF1", Token)));
        AssertSame(Announced, await ReadAsync(view => view.Packages.FindAsync(PackageId(2), Token)));
        Assert.Null(await ReadAsync(view => view.Packages.FindAsync(PackageId(3), Token)));
        Assert.Null(await ReadAsync(view => view.Packages.FindByWaybillAsync("sf1", Token)));
    }

    [Fact]
    public async Task A_package_is_saved_with_its_sources_and_contents()
    {
        await WriteAsync(unit => unit.Packages.AddAsync(Announced, Token).AsTask());
        var inspected = Package(2, 1, 2) with { Version = 2 };
        await WriteAsync(unit => unit.Packages.SaveAsync(inspected, 1, Token).AsTask());
        AssertSame(inspected, await ReadAsync(view => view.Packages.FindAsync(PackageId(2), Token)));

        var closed = inspected with
        {
            State = PackageState.Closed,
            Version = 3,
            Sources = [inspected.Sources[1] with { Orders = [OrderId(3)] }],
            Contents = [inspected.Contents[1]],
            WeightGrams = null,
        };
        await WriteAsync(async unit =>
        {
            AssertSame(inspected, await unit.Packages.FindAsync(PackageId(2), Token));
            await unit.Packages.SaveAsync(closed, 2, Token);
            AssertSame(closed, await unit.Packages.FindAsync(PackageId(2), Token));
        });
        AssertSame(closed, await ReadAsync(view => view.Packages.FindAsync(PackageId(2), Token)));
        Assert.Single(await ReadAsync(view => view.Packages.ListByOrderAsync(OrderId(3), Token)));
        Assert.Empty(await ReadAsync(view => view.Packages.ListByOrderAsync(OrderId(2), Token)));
    }

    [Fact]
    public async Task Packages_of_an_order_are_listed_once_each_the_oldest_first_and_those_of_one_moment_as_they_were_added()
    {
        await WriteAsync(async unit =>
        {
            await unit.Packages.AddAsync(Package(9, 1, 2), Token);
            await unit.Packages.AddAsync(Package(5, 3), Token);
            await unit.Packages.AddAsync(Package(4, 2, 1), Token);
            await unit.Packages.AddAsync(Package(3, 1) with { CreatedAt = Noon.AddTicks(-1) }, Token);
        });
        var listed = await ReadAsync(view => view.Packages.ListByOrderAsync(OrderId(1), Token));
        Assert.Equal([PackageId(3), PackageId(9), PackageId(4)], listed.Select(package => package.Id));
        AssertSame(Package(9, 1, 2), listed[1]);

        // Each source was bought for order 99 too.
        Assert.Equal(4, (await ReadAsync(view => view.Packages.ListByOrderAsync(OrderId(99), Token))).Count);
        Assert.Empty(await ReadAsync(view => view.Packages.ListByOrderAsync(OrderId(4), Token)));
    }

    [Fact]
    public async Task Every_member_of_a_parcel_comes_back()
    {
        var requested = Parcel(2, 1) with { State = ParcelState.AwaitingFreight, WeightGrams = null, Size = null, Carrier = null, Waybill = null };
        await WriteAsync(async unit =>
        {
            await unit.Parcels.AddAsync(Parcel(1, 1, 2), Token);
            await unit.Parcels.AddAsync(requested, Token);
        });
        AssertSame(Parcel(1, 1, 2), await ReadAsync(view => view.Parcels.FindAsync(ParcelId(1), Token)));
        AssertSame(requested, await ReadAsync(view => view.Parcels.FindAsync(ParcelId(2), Token)));
        Assert.Null(await ReadAsync(view => view.Parcels.FindAsync(ParcelId(3), Token)));
    }

    [Fact]
    public async Task Every_member_of_a_parcel_that_changes_is_saved()
    {
        var requested = Parcel(1, 1, 2) with { State = ParcelState.AwaitingFreight, WeightGrams = null, Size = null, Carrier = null, Waybill = null };
        var sent = Parcel(1, 1, 2) with { Version = 12, Charged = Euro(20m), Paid = Euro(20m) };
        await WriteAsync(unit => unit.Parcels.AddAsync(requested, Token).AsTask());
        await WriteAsync(async unit =>
        {
            AssertSame(requested, await unit.Parcels.FindAsync(ParcelId(1), Token));
            await unit.Parcels.SaveAsync(sent, 9, Token);
        });
        AssertSame(sent, await ReadAsync(view => view.Parcels.FindAsync(ParcelId(1), Token)));
    }

    [Fact]
    public async Task Parcels_of_an_order_are_listed_the_oldest_first_and_those_of_one_moment_as_they_were_added()
    {
        await WriteAsync(async unit =>
        {
            await unit.Parcels.AddAsync(Parcel(9, 1, 2), Token);
            await unit.Parcels.AddAsync(Parcel(5, 3), Token);
            await unit.Parcels.AddAsync(Parcel(4, 2, 1), Token);
            await unit.Parcels.AddAsync(Parcel(3, 1) with { CreatedAt = Noon.AddTicks(-1) }, Token);
        });
        var listed = await ReadAsync(view => view.Parcels.ListByOrderAsync(OrderId(1), Token));
        Assert.Equal([ParcelId(3), ParcelId(9), ParcelId(4)], listed.Select(parcel => parcel.Id));
        AssertSame(Parcel(9, 1, 2), listed[1]);
        Assert.Empty(await ReadAsync(view => view.Parcels.ListByOrderAsync(OrderId(4), Token)));
    }
}
