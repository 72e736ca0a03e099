using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Tests.Support;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.Receiving;

public sealed class PackageReportsTests
{
    [Fact]
    public async Task What_only_a_lost_package_brings_is_missing_and_turns_up_with_it()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));
        var package = Assert.Single(await host.ShipUpstreamAsync(order.Id));

        await host.Packages.ReportAsync(package.Id, PackageNews.Lost, host.Command(), Token);
        await host.WorkAsync();
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Missing));
        Assert.Contains("reversebuy.order.units-missing.v1", await host.EventsAsync(order.Id));

        await host.ArriveAsync(package);
        await host.Warehouse.InspectAsync(
            package.Id, new Inspection([new InspectedUnits(order.Id, order.Lines[0].Id, 1) { Damaged = 1 }], 500), host.Command(), Token);

        Assert.Equal(1, await host.InBucketAsync(order.Id, UnitBucket.InStock));
        Assert.Equal(1, await host.InBucketAsync(order.Id, UnitBucket.Quarantined));
    }

    [Fact]
    public async Task While_another_package_of_the_upstream_order_is_coming_nothing_is_missing()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));
        var first = Assert.Single(await host.ShipUpstreamAsync(order.Id));
        var second = PackageId.From((await host.Warehouse.ArriveAsync(new PackageArrival(Gz, "second"), host.Command(), Token)).Aggregate.Value);
        await host.Packages.MatchAsync(second, new PackageClaim.OfUpstreamOrder(first.Sources[0].PurchaseOrder, first.Sources[0].UpstreamOrderId), host.Command(), Token);

        await host.Packages.ReportAsync(first.Id, PackageNews.Lost, host.Command(), Token);

        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
    }

    [Fact]
    public async Task An_announcement_can_be_taken_back_while_the_package_has_not_come()
    {
        await using var host = await StartAsync();
        var package = PackageId.From((await host.Packages.AnnounceAsync(new AnnouncedPackage(Anna, Gz, "YT1", "YTO"), host.Command(), Token)).Aggregate.Value);
        await host.Packages.ReportAsync(package, PackageNews.Departed, host.Command(), Token);

        await host.Packages.ReportAsync(package, PackageNews.Withdrawn, host.Command(), Token);

        Assert.Equal(PackageState.Withdrawn, (await host.Warehouse.FindAsync(package, Token))!.State);
        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.Packages.ReportAsync(package, PackageNews.Lost, host.Command(), Token));
    }

    [Fact]
    public async Task A_package_that_arrives_elsewhere_is_noted_and_a_parcel_leaves_from_there()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));
        var package = Assert.Single(await host.ShipUpstreamAsync(order.Id));

        await host.Warehouse.ArriveAsync(new PackageArrival(Yiwu, package.Waybill), host.Command(), Token);
        await host.Warehouse.InspectAsync(package.Id, new Inspection([new InspectedUnits(order.Id, order.Lines[0].Id, 2)], 500), host.Command(), Token);

        var arrived = (await host.Warehouse.FindAsync(package.Id, Token))!;
        Assert.Equal((Yiwu, Gz), (arrived.Warehouse, arrived.PlannedWarehouse));
        Assert.Equal(Yiwu, (await host.ParcelAsync(await host.RequestParcelAsync(order.Id))).Warehouse);
    }

    [Fact]
    public async Task Packages_are_listed_by_state_warehouse_and_customer_the_newest_first()
    {
        await using var host = await StartAsync();
        await host.Packages.AnnounceAsync(new AnnouncedPackage(Anna, Gz, "A", "YTO"), host.Command(), Token);
        await host.Packages.AnnounceAsync(new AnnouncedPackage(Anna, Yiwu, "B", "YTO"), host.Command(), Token);
        await host.Packages.AnnounceAsync(new AnnouncedPackage(Boris, Gz, "C", "YTO"), host.Command(), Token);
        await host.Warehouse.ArriveAsync(new PackageArrival(Gz, "D"), host.Command(), Token);

        async Task<string> ListAsync(PackageQuery query) => string.Concat((await host.Packages.ListAsync(query, Token)).Select(package => package.Waybill));

        Assert.Equal("DCBA", await ListAsync(new PackageQuery()));
        Assert.Equal("BA", await ListAsync(new PackageQuery { Customer = Anna }));
        Assert.Equal("DCA", await ListAsync(new PackageQuery { Warehouse = Gz }));
        Assert.Equal("D", await ListAsync(new PackageQuery { State = PackageState.Unclaimed }));
        Assert.Equal("DC", await ListAsync(new PackageQuery { Limit = 2 }));
    }

    [Fact]
    public async Task What_is_short_stays_bought_until_the_seller_has_answered()
    {
        await using var host = await StartAsync();

        var order = await host.InspectedAsync(order => new InspectedUnits(order.Id, order.Lines[0].Id, 1) { Short = 1 });
        await host.WorkAsync();

        Assert.Equal(1, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
        Assert.Contains("reversebuy.package.counted-short.v1", await host.EventsAsync(order.Id));
    }

    [Fact]
    public async Task Every_kind_of_count_and_the_photos_are_kept_and_a_repeated_inspection_changes_nothing()
    {
        await using var host = await StartAsync();
        var (order, package) = await host.ArrivedAsync(5);
        using var bytes = new MemoryStream([1, 2, 3]);
        var photo = await host.Photos.AddAsync(bytes, Token);
        var counted = new InspectedUnits(order.Id, order.Lines[0].Id, 1) { Wrong = 1, Damaged = 1, Prohibited = 1, Short = 1 };
        var inspection = new Inspection([counted], 640) { Photos = [photo], Found = [new FoundGoods("mug", 1)] };
        var command = host.Command(ActorKind.Warehouse);

        var first = await host.Warehouse.InspectAsync(package.Id, inspection, command, Token);
        Assert.Equal(first, await host.Warehouse.InspectAsync(package.Id, inspection, command, Token));

        var inspected = (await host.Warehouse.FindAsync(package.Id, Token))!;
        Assert.Equal((640, counted, photo), (inspected.WeightGrams, Assert.Single(inspected.Contents), Assert.Single(inspected.Photos)));
        Assert.Equal(3, await host.InBucketAsync(order.Id, UnitBucket.Quarantined));
        Assert.Single(await host.FoundItems.ListAsync(null, Token));
        await using var shown = (await host.Photos.OpenAsync(photo, Token))!;
        Assert.Equal(3, shown.Length);
        using var scope = host.Enter(Panda);
        Assert.Null(await host.Photos.OpenAsync(photo, Token));
    }
}
