using ReverseBuy.Catalogue;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;
using ReverseBuy.Storage;
using static ReverseBuy.Testing.Storage.StorageSamples;

namespace ReverseBuy.Testing;

public abstract partial class TenantStorageSuite
{
    private static readonly MarketplaceId Elsewhere = new("elsewhere");

    /// <summary>An order is found by where it comes from and when, and by what is known of its goods; all parts of a query narrow it down together.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Orders_are_found_by_each_part_of_a_query_and_by_all_of_them_together()
    {
        await WriteAsync(AddTracedAsync);
        Assert.Equal([2], await NumbersAsync(new OrderQuery { Marketplace = Elsewhere }));
        Assert.Equal([4, 3, 2], await NumbersAsync(new OrderQuery { PlacedFrom = Noon.AddTicks(2).ToOffset(TimeSpan.FromHours(8)) }));
        Assert.Equal([2, 1], await NumbersAsync(new OrderQuery { PlacedBefore = Noon.AddTicks(3) }));
        Assert.Equal([3, 2], await NumbersAsync(new OrderQuery { PlacedFrom = Noon.AddTicks(2), PlacedBefore = Noon.AddTicks(4) }));
        Assert.Equal([3, 2, 1], await NumbersAsync(new OrderQuery { UpstreamOrderId = "U-1" }));
        Assert.Equal([2], await NumbersAsync(new OrderQuery { UpstreamOrderId = "U-1", Marketplace = Elsewhere }));
        Assert.Equal([3, 1], await NumbersAsync(new OrderQuery { UpstreamOrderId = "U-1", Marketplace = new MarketplaceId("1688") }));
        Assert.Equal([4, 3], await NumbersAsync(new OrderQuery { PackageWaybill = "SF7" }));
        Assert.Equal([4, 2], await NumbersAsync(new OrderQuery { ParcelWaybill = "EM1" }));
        Assert.Equal([4], await NumbersAsync(new OrderQuery { PackageWaybill = "SF7", ParcelWaybill = "EM1", PlacedFrom = Noon, State = OrderState.PendingReview }));
        Assert.Equal([3], await NumbersAsync(new OrderQuery { PackageWaybill = "SF7", UpstreamOrderId = "U-2" }));
        Assert.Empty(await NumbersAsync(new OrderQuery { ParcelWaybill = "EM1", UpstreamOrderId = "U-2" }));
    }

    /// <summary>Numbers that others give out are opaque: no letter is taken for its other case, no part for the whole.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Numbers_that_others_give_out_are_compared_character_by_character()
    {
        await WriteAsync(AddTracedAsync);
        foreach (var query in new[]
                 {
                     new OrderQuery { UpstreamOrderId = "u-1" },
                     new OrderQuery { UpstreamOrderId = "U-" },
                     new OrderQuery { PackageWaybill = "sf7" },
                     new OrderQuery { ParcelWaybill = "em1" },
                     new OrderQuery { ParcelWaybill = "EM1 " },
                     new OrderQuery { Marketplace = new MarketplaceId("else") },
                 })
        {
            Assert.Empty(await NumbersAsync(query));
        }

        Assert.Empty(await PackagesAsync(new PackageQuery { Waybill = "sf7" }));
        Assert.Empty(await PackagesAsync(new PackageQuery { UpstreamOrderId = "u-1" }));
        Assert.Empty(await ParcelsAsync(new ParcelQuery { Waybill = "em1" }));
    }

    /// <summary>A page begins behind the last of the page before, whatever has become of that one and whatever was added meanwhile.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Pages_of_orders_follow_one_another_also_when_one_is_added_and_the_last_of_a_page_no_longer_matches()
    {
        // Not in the order of their ids, and two of one moment.
        await WriteAsync(async unit =>
        {
            foreach (var (number, ticks) in new[] { (7, 1), (3, 3), (9, 2), (1, 2), (5, 4) })
            {
                await unit.Orders.AddAsync(Order(number) with { PlacedAt = Noon.AddTicks(ticks) }, Token);
            }
        });
        var query = new OrderQuery { State = OrderState.PendingReview, Limit = 2 };
        Assert.Equal([5, 3], await NumbersAsync(query));
        await WriteAsync(async unit =>
        {
            await unit.Orders.SaveAsync(Order(3) with { PlacedAt = Noon.AddTicks(3), State = OrderState.Cancelled, Version = 4 }, 3, Token);
            await unit.Orders.AddAsync(Order(8) with { PlacedAt = Noon.AddTicks(5) }, Token);
        });
        Assert.Equal([1, 9], await NumbersAsync(query with { After = OrderId(3) }));
        Assert.Equal([9, 7], await NumbersAsync(query with { After = OrderId(1) }));
        Assert.Equal([7], await NumbersAsync(query with { After = OrderId(9) }));
        Assert.Empty(await NumbersAsync(query with { After = OrderId(7) }));
        Assert.Empty(await NumbersAsync(query with { After = OrderId(2) }));
    }

    /// <summary>Packages and parcels are found by their waybill and time, packages by the upstream orders that they bring, and both in pages.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Packages_and_parcels_are_found_by_number_and_time_in_pages_that_follow_one_another()
    {
        await WriteAsync(AddTracedAsync);
        Assert.Equal([7], await PackagesAsync(new PackageQuery { Waybill = "SF7" }));
        Assert.Equal([8, 7], await PackagesAsync(new PackageQuery { UpstreamOrderId = "U-1" }));
        Assert.Equal([8], await PackagesAsync(new PackageQuery { UpstreamOrderId = "U-1", CreatedFrom = Noon.AddTicks(1) }));
        Assert.Equal([9, 7], await PackagesAsync(new PackageQuery { CreatedBefore = Noon.AddTicks(1) }));
        Assert.Equal([8, 9], await PackagesAsync(new PackageQuery { Limit = 2 }));
        Assert.Equal([7], await PackagesAsync(new PackageQuery { Limit = 2, After = PackageId(9) }));
        Assert.Empty(await PackagesAsync(new PackageQuery { After = PackageId(1) }));

        Assert.Equal([6, 5], await ParcelsAsync(new ParcelQuery { Waybill = "EM1" }));
        Assert.Equal([6], await ParcelsAsync(new ParcelQuery { Waybill = "EM1", CreatedFrom = Noon.AddTicks(1) }));
        Assert.Equal([4, 5], await ParcelsAsync(new ParcelQuery { CreatedBefore = Noon.AddTicks(1) }));
        Assert.Equal([6, 4], await ParcelsAsync(new ParcelQuery { Limit = 2 }));
        Assert.Equal([5], await ParcelsAsync(new ParcelQuery { Limit = 2, After = ParcelId(4) }));
        Assert.Empty(await ParcelsAsync(new ParcelQuery { After = ParcelId(1) }));
    }

    /// <summary>What was left over of an order is found by it.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Found_items_of_an_order_are_listed_the_oldest_first()
    {
        await WriteAsync(async unit =>
        {
            await unit.FoundItems.AddAsync(Found(9), Token);
            await unit.FoundItems.AddAsync(Found(4) with { Order = OrderId(2) }, Token);
            await unit.FoundItems.AddAsync(Found(5) with { Order = null }, Token);
            await unit.FoundItems.AddAsync(Found(3) with { FoundAt = Noon.AddTicks(-1) }, Token);
            await unit.FoundItems.AddAsync(Found(1), Token);
        });
        var listed = await ReadAsync(view => view.FoundItems.ListByOrderAsync(OrderId(1), Token));
        Assert.Equal([FoundItemId(3), FoundItemId(9), FoundItemId(1)], listed.Select(item => item.Id));
        Assert.Empty(await ReadAsync(view => view.FoundItems.ListByOrderAsync(OrderId(3), Token)));
        Assert.Empty(await ReadAsync(view => view.FoundItems.ListByOrderAsync(OrderId(1), Token), Samples.Boris));
    }

    // Orders 1 and 3 share a purchase, order 2 is bought elsewhere by an upstream order of the same number; 3 and 4 come in one package, 2 and 4 go in parcels of one number.
    private static async Task AddTracedAsync(ITenantUnitOfWork unit)
    {
        for (var number = 1; number <= 4; number++)
        {
            var line = Line(number, 1) with { Sku = new SkuId(new ListingId(number == 2 ? Elsewhere : new MarketplaceId("1688"), "7"), "red") };
            await unit.Orders.AddAsync(Order(number) with { PlacedAt = Noon.AddTicks(number), Lines = [line] }, Token);
        }

        await unit.PurchaseOrders.AddAsync(Draft(1, 1, 3) with { UpstreamOrders = [Upstream("U-1"), Upstream("U-2")] }, Token);
        await unit.PurchaseOrders.AddAsync(
            Draft(2, 2) with
            {
                Marketplace = Elsewhere,
                Lines = [Draft(2, 2).Lines[0] with { Sku = new SkuId(new ListingId(Elsewhere, "7"), "red") }],
                UpstreamOrders = [Upstream("U-1")],
            },
            Token);
        await unit.PurchaseOrders.AddAsync(Draft(3, 4) with { UpstreamOrders = [Upstream("U-3")] }, Token);

        await unit.Packages.AddAsync(Package(7) with { Sources = [Source("U-1", 3), Source("U-4", 4)] }, Token);
        await unit.Packages.AddAsync(Package(8) with { Sources = [Source("U-1", 1)], CreatedAt = Noon.AddTicks(1) }, Token);
        await unit.Packages.AddAsync(Package(9), Token);

        await unit.Parcels.AddAsync(Parcel(5, 4) with { Waybill = "EM1" }, Token);
        await unit.Parcels.AddAsync(Parcel(6, 2) with { Waybill = "EM1", CreatedAt = Noon.AddTicks(1) }, Token);
        await unit.Parcels.AddAsync(Parcel(4, 1) with { Waybill = null }, Token);
    }

    private static PackageSource Source(string upstreamOrder, int order) => new(PurchaseId(1), upstreamOrder, [OrderId(order)]);

    private async Task<IEnumerable<int>> PackagesAsync(PackageQuery query) =>
        (await ReadAsync(view => view.Packages.ListAsync(query, Token))).Select(package => Enumerable.Range(1, 9).Single(number => PackageId(number) == package.Id));

    private async Task<IEnumerable<int>> ParcelsAsync(ParcelQuery query) =>
        (await ReadAsync(view => view.Parcels.ListAsync(query, Token))).Select(parcel => Enumerable.Range(1, 9).Single(number => ParcelId(number) == parcel.Id));
}
