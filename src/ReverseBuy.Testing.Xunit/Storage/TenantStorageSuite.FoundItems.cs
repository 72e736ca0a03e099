using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;
using static ReverseBuy.Testing.Storage.StorageSamples;

namespace ReverseBuy.Testing;

public abstract partial class TenantStorageSuite
{
    private static FoundItem Bare(int number) => Found(number) with { Owner = null, Package = null, Order = null, Sku = null, Hold = null };

    /// <summary>Every member of a found item comes back, with and without what may be missing, and is saved.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Every_member_of_a_found_item_comes_back_and_is_saved()
    {
        await WriteAsync(async unit =>
        {
            await unit.FoundItems.AddAsync(Found(1), Token);
            await unit.FoundItems.AddAsync(Bare(2), Token);
        });
        AssertSame(Found(1), await ReadAsync(view => view.FoundItems.FindAsync(FoundItemId(1), Token)));
        AssertSame(Bare(2), await ReadAsync(view => view.FoundItems.FindAsync(FoundItemId(2), Token)));
        Assert.Null(await ReadAsync(view => view.FoundItems.FindAsync(FoundItemId(3), Token)));

        var moved = Found(2) with { Version = 4, Units = Found(2).Units.Move(UnitBucket.InStock, UnitBucket.Packing, 2) };
        await WriteAsync(async unit =>
        {
            await unit.FoundItems.SaveAsync(moved, 3, Token);
            AssertSame(moved, await unit.FoundItems.FindAsync(FoundItemId(2), Token));
        });
        AssertSame(moved, await ReadAsync(view => view.FoundItems.FindAsync(FoundItemId(2), Token)));
    }

    /// <summary>A found item is saved from the version it was read at only, and added once.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_found_item_that_somebody_changed_first_is_refused()
    {
        await WriteAsync(unit => unit.FoundItems.AddAsync(Found(1), Token).AsTask());
        await AssertRefusedAsync(unit => unit.FoundItems.SaveAsync(Found(1) with { Version = 3 }, 2, Token).AsTask());
        await AssertRefusedAsync(unit => unit.FoundItems.AddAsync(Found(1), Token).AsTask());
    }

    /// <summary>Found items are listed by owner, compared ordinally; those of nobody by themselves.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Found_items_are_listed_by_owner_or_as_nobodys_the_oldest_first()
    {
        await WriteAsync(async unit =>
        {
            await unit.FoundItems.AddAsync(Found(9), Token);
            await unit.FoundItems.AddAsync(Bare(5), Token);
            await unit.FoundItems.AddAsync(Found(4), Token);
            await unit.FoundItems.AddAsync(Found(3) with { FoundAt = Noon.AddTicks(-1) }, Token);
            await unit.FoundItems.AddAsync(Found(2) with { Owner = new CustomerId("Customer-1") }, Token);
        });
        var owned = await ReadAsync(view => view.FoundItems.ListByOwnerAsync(new CustomerId("customer-1"), Token));
        Assert.Equal([FoundItemId(3), FoundItemId(9), FoundItemId(4)], owned.Select(item => item.Id));
        Assert.Equal(FoundItemId(5), Assert.Single(await ReadAsync(view => view.FoundItems.ListByOwnerAsync(null, Token))).Id);
    }

    /// <summary>A move of a found item is known by item, fact and buckets, all four.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_fact_that_moved_a_found_item_is_known_by_item_fact_and_buckets()
    {
        await WriteAsync(async unit =>
        {
            await unit.History.AddAsync(FoundMove(1, 2), Token);
            Assert.True(await unit.History.HasMovedAsync(FoundItemId(1), "fact-1", UnitBucket.Quarantined, UnitBucket.InStock, Token));
        });
        AssertSame(FoundMove(1, 2), Assert.Single(await ReadAsync(view => view.History.ListAsync(AggregateKey.Of(FoundItemId(1)), Token))));
        await WriteAsync(async unit =>
        {
            Assert.True(await unit.History.HasMovedAsync(FoundItemId(1), "fact-1", UnitBucket.Quarantined, UnitBucket.InStock, Token));
            Assert.False(await unit.History.HasMovedAsync(FoundItemId(2), "fact-1", UnitBucket.Quarantined, UnitBucket.InStock, Token));
            Assert.False(await unit.History.HasMovedAsync(FoundItemId(1), "fact-2", UnitBucket.Quarantined, UnitBucket.InStock, Token));
            Assert.False(await unit.History.HasMovedAsync(FoundItemId(1), "fact-1", UnitBucket.InStock, UnitBucket.Quarantined, Token));
        });
    }

    /// <summary>The contents of a parcel are replaced with it, and orders follow them.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task What_is_in_a_parcel_can_be_changed()
    {
        await WriteAsync(unit => unit.Parcels.AddAsync(Parcel(1, 1, 2), Token).AsTask());
        var changed = Parcel(1, 3) with { Version = 10, FoundItems = [new ParcelFoundItem(FoundItemId(7), 4)], Offered = null, PayBefore = null, ImportData = null, Note = null, Hold = null };
        await WriteAsync(unit => unit.Parcels.SaveAsync(changed, 9, Token).AsTask());
        AssertSame(changed, await ReadAsync(view => view.Parcels.FindAsync(ParcelId(1), Token)));
        Assert.Empty(await ReadAsync(view => view.Parcels.ListByOrderAsync(OrderId(1), Token)));
        Assert.Single(await ReadAsync(view => view.Parcels.ListByOrderAsync(OrderId(3), Token)));
    }

    /// <summary>Packages and parcels are listed by each filter, the newest first, up to the limit.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Packages_and_parcels_are_listed_by_what_is_asked_for_the_newest_first()
    {
        await WriteAsync(async unit =>
        {
            await unit.Packages.AddAsync(Package(1) with { State = PackageState.Unclaimed, Customer = null }, Token);
            await unit.Packages.AddAsync(Package(2) with { CreatedAt = Noon.AddTicks(1) }, Token);
            await unit.Packages.AddAsync(Package(3) with { Warehouse = new("gz") }, Token);
            await unit.Parcels.AddAsync(Parcel(1, 1), Token);
            await unit.Parcels.AddAsync(Parcel(2, 1) with { Customer = new CustomerId("customer-2"), CreatedAt = Noon.AddTicks(1) }, Token);
            await unit.Parcels.AddAsync(Parcel(3, 1) with { State = ParcelState.Blocked }, Token);
        });

        async Task<IEnumerable<PackageId>> PackagesAsync(PackageQuery query) => (await ReadAsync(view => view.Packages.ListAsync(query, Token))).Select(package => package.Id);
        Assert.Equal([PackageId(2), PackageId(3), PackageId(1)], await PackagesAsync(new PackageQuery()));
        Assert.Equal([PackageId(1)], await PackagesAsync(new PackageQuery { State = PackageState.Unclaimed }));
        Assert.Equal([PackageId(3)], await PackagesAsync(new PackageQuery { Warehouse = new("gz") }));
        Assert.Equal([PackageId(2), PackageId(3)], await PackagesAsync(new PackageQuery { Customer = new CustomerId("customer-1") }));
        Assert.Equal([PackageId(2)], await PackagesAsync(new PackageQuery { Limit = 1 }));

        async Task<IEnumerable<ParcelId>> ParcelsAsync(ParcelQuery query) => (await ReadAsync(view => view.Parcels.ListAsync(query, Token))).Select(parcel => parcel.Id);
        Assert.Equal([ParcelId(2), ParcelId(3), ParcelId(1)], await ParcelsAsync(new ParcelQuery()));
        Assert.Equal([ParcelId(3)], await ParcelsAsync(new ParcelQuery { State = ParcelState.Blocked }));
        Assert.Equal([ParcelId(2)], await ParcelsAsync(new ParcelQuery { Customer = new CustomerId("customer-2") }));
        Assert.Equal([ParcelId(2), ParcelId(3)], await ParcelsAsync(new ParcelQuery { Limit = 2 }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ParcelsAsync(new ParcelQuery { Limit = 0 }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => PackagesAsync(new PackageQuery { Limit = 501 }));
    }

    /// <summary>A recipient comes back whole until all recipients of its customer are erased; nobody else's are.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Every_member_of_a_recipient_comes_back_until_all_of_that_customer_are_erased()
    {
        await WriteAsync(async unit =>
        {
            await unit.Recipients.AddAsync(Recipient(1), Token);
            await unit.Recipients.AddAsync(Recipient(2) with { Data = Recipient(2).Data with { Region = null, PostalCode = null, Phone = null, Email = null, CustomsNumber = null } }, Token);
            await unit.Recipients.AddAsync(Recipient(3, "customer-2"), Token);
            AssertSame(Recipient(1), await unit.Recipients.FindAsync(RecipientId(1), Token));
        });
        AssertSame(Recipient(1), await ReadAsync(view => view.Recipients.FindAsync(RecipientId(1), Token)));
        Assert.Null((await ReadAsync(view => view.Recipients.FindAsync(RecipientId(2), Token)))!.Data.Phone);
        await AssertRefusedAsync(unit => unit.Recipients.AddAsync(Recipient(1), Token).AsTask());

        await WriteAsync(async unit =>
        {
            Assert.Equal(2, await unit.Recipients.EraseAsync(new CustomerId("customer-1"), Token));
            Assert.Null(await unit.Recipients.FindAsync(RecipientId(1), Token));
        });

        Assert.Null(await ReadAsync(view => view.Recipients.FindAsync(RecipientId(2), Token)));
        Assert.NotNull(await ReadAsync(view => view.Recipients.FindAsync(RecipientId(3), Token)));
        Assert.Null(await ReadAsync(view => view.Recipients.FindAsync(RecipientId(3), Token), Samples.Boris));
    }
}
