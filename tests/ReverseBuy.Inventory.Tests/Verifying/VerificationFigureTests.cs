using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Inventory.Verifying;

namespace ReverseBuy.Inventory.Tests.Verifying;

public sealed class VerificationFigureTests
{
    [Fact]
    public async Task A_verification_measures_how_long_it_took_and_each_difference()
    {
        await using var host = await InventoryHost.StartAsync();
        VerificationLine[] lines = [Basket.Line(host, InventoryHost.North, 1), Basket.Line(host, InventoryHost.North, 2)];
        var gate = host.NorthMarket.OfferGates[lines[1].Sku.Listing] = Basket.NewGate();
        using var figures = new RecordedFigures(host.Meter);

        var verifying = Basket.VerifyAsync(host, lines);
        await Soon.IsTrueAsync(() => host.NorthMarket.OfferCalls == 2);
        host.Time.Advance(TimeSpan.FromSeconds(4));
        gate.SetResult();
        await verifying;

        Assert.Equal([(4, "order")], figures.Of("reversebuy.inventory.verification.duration"));
        Assert.Equal([(1, "Confirmed,order"), (1, "Confirmed,order")], figures.Of("reversebuy.inventory.verified_lines"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_age_and_the_mismatch_of_what_was_browsed_are_measured_in_memory_and_in_the_store(bool isInMemory)
    {
        await using var browsing = await InventoryHost.StartAsync();
        var line = Basket.Line(browsing, InventoryHost.North, 1);
        await browsing.ReadAsync(InventoryHost.Alice, line.Sku.Listing);
        await Soon.IsTrueOfAsync(
            async () => (await browsing.Store.FindManyAsync(InventoryHost.Alice, [new(InventoryHost.Alice, InventoryHost.Account, line.Sku.Listing)], TestContext.Current.CancellationToken))[0],
            stored => stored is not null);
        browsing.Time.Advance(TimeSpan.FromMinutes(5));
        browsing.NorthMarket.Shelf[line.Sku.Listing] = FakeMarketplace.NewProduct(line.Sku.Listing, new Money(70m, Currency.CNY));
        await using var ordering = await InventoryHost.StartAsync(first: browsing);
        var host = isInMemory ? browsing : ordering;
        using var figures = new RecordedFigures(host.Meter);

        await Basket.VerifyAsync(host, line);

        await Soon.IsTrueAsync(() => figures.Of("reversebuy.inventory.ordered_lines").Count > 0);
        Assert.Equal([(300, string.Empty)], figures.Of("reversebuy.inventory.snapshot.age_at_order"));
        Assert.Equal([(1, "price")], figures.Of("reversebuy.inventory.ordered_lines"));
    }

    [Fact]
    public async Task Verifying_once_more_before_buying_says_nothing_of_what_customers_browsed()
    {
        await using var host = await InventoryHost.StartAsync();
        var line = Basket.Line(host, InventoryHost.North, 1);
        await host.ReadAsync(InventoryHost.Alice, line.Sku.Listing);
        using var figures = new RecordedFigures(host.Meter);

        await Basket.VerifyAsync(host, new VerificationRequest([line]) { Occasion = VerificationOccasion.Purchase });

        Assert.Equal([(1, "Confirmed,purchase")], figures.Of("reversebuy.inventory.verified_lines"));
        Assert.Empty(figures.Of("reversebuy.inventory.snapshot.age_at_order"));
        Assert.Empty(figures.Of("reversebuy.inventory.ordered_lines"));
    }

    [Theory]
    [InlineData(60, 90, 1, 1, nameof(SnapshotMismatch.None))]
    [InlineData(60, 2, 1, 1, nameof(SnapshotMismatch.None))]
    [InlineData(60, 1, 1, 1, nameof(SnapshotMismatch.Stock))]
    [InlineData(60, 90, 3, 1, nameof(SnapshotMismatch.Rule))]
    [InlineData(60, 90, 1, 3, nameof(SnapshotMismatch.Rule))]
    [InlineData(61, 90, 1, 1, nameof(SnapshotMismatch.Price))]
    [InlineData(61, 1, 1, 1, nameof(SnapshotMismatch.Stock))]
    public void A_snapshot_was_wrong_where_the_order_would_have_gone_otherwise(int price, int stock, int minimum, int lot, string expected)
    {
        var listing = Basket.Listing(InventoryHost.North, 1);
        var browsed = FakeMarketplace.NewProduct(listing, new Money(60m, Currency.CNY));
        var live = FakeMarketplace.NewProduct(listing, new Money(price, Currency.CNY), stock, minimum, lot);
        var sku = live.Skus[0];

        var mismatch = BrowsedOffer.Compare(
            browsed, new LiveOfferLine(sku.Id, 2), quantityOfListing: 2, new LiveOffer.Offered(sku.Id, sku.Prices.First, sku.Availability, live, "key"));

        Assert.Equal(expected, mismatch.ToString());
    }

    [Fact]
    public void A_snapshot_was_wrong_about_a_sku_that_is_there_in_one_of_both_only()
    {
        var listing = Basket.Listing(InventoryHost.North, 1);
        var product = FakeMarketplace.NewProduct(listing, Basket.Price);
        var shown = product.Skus[0].Id;
        var other = new SkuId(listing, "blue-m");
        var offered = new LiveOffer.Offered(other, Basket.Price, Availability.InStock, product, "key");

        Assert.Equal(SnapshotMismatch.Sku, BrowsedOffer.Compare(product, new LiveOfferLine(shown, 1), 1, new LiveOffer.SkuGone(shown, product)));
        Assert.Equal(SnapshotMismatch.Sku, BrowsedOffer.Compare(product, new LiveOfferLine(other, 1), 1, offered));
        Assert.Equal(SnapshotMismatch.None, BrowsedOffer.Compare(product, new LiveOfferLine(other, 1), 1, new LiveOffer.SkuGone(other, product)));
        Assert.Equal(SnapshotMismatch.Listing, BrowsedOffer.Compare(product, new LiveOfferLine(shown, 1), 1, new LiveOffer.ListingGone(shown)));
    }
}
