using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory.Tests.Verifying;

namespace ReverseBuy.Inventory.Tests.Quoting;

public sealed class SupplierQuoteTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Suppliers_are_ranked_by_what_the_goods_cost_delivered()
    {
        await using var host = await InventoryHost.StartAsync();
        var cheapGoods = Offer(host, 1, price: 10m, freight: 30m);
        var cheapest = Offer(host, 2, price: 11m, freight: 5m);
        var freeFreight = Offer(host, 3, price: 12m, freight: 0m);

        var comparison = await CompareAsync(host, 10, cheapGoods, freeFreight, cheapest);

        Assert.Equal([cheapest, freeFreight, cheapGoods], comparison.Ranked.Select(quote => quote.Sku));
        Assert.Equal([Cny(115m), Cny(120m), Cny(130m)], comparison.Ranked.Select(quote => quote.Total!.Value));
        Assert.Equal(Cny(11.5m), comparison.Ranked[0].PerPiece);
        Assert.Equal((Cny(110m), new QuotedFreight.Known(Cny(5m))), (comparison.Ranked[0].Goods, comparison.Ranked[0].Freight));
        Assert.Equal(new QuotedFreight.Known(Cny(0m)), comparison.Ranked[1].Freight);
        Assert.Empty(comparison.Unquoted);
        Assert.Empty(comparison.OtherCurrencies);
    }

    [Fact]
    public async Task The_price_is_that_of_the_quantity()
    {
        await using var host = await InventoryHost.StartAsync();
        var sku = Offer(host, 1, price: 10m, freight: 0m);
        var product = host.NorthMarket.Shelf[sku.Listing];
        host.NorthMarket.Shelf[sku.Listing] = product with
        {
            Skus = [product.Skus[0] with { Prices = new PriceTable([new PriceTier(1, Cny(10m)), new PriceTier(50, Cny(7m))]) }],
        };

        Assert.Equal(Cny(490m), (await CompareAsync(host, 49, sku)).Ranked[0].Total);
        Assert.Equal(Cny(350m), (await CompareAsync(host, 50, sku)).Ranked[0].Total);
    }

    [Fact]
    public async Task Freight_that_is_not_known_is_not_free()
    {
        await using var host = await InventoryHost.StartAsync();
        var delivered = Offer(host, 1, price: 20m, freight: 5m);
        var refused = Offer(host, 2, price: 2m, freight: null);
        var elsewhere = Offer(host, 3, price: 1m, freight: null, InventoryHost.South);
        var inYen = Offer(host, 4, price: 3m, freight: null);
        host.NorthMarket.Freights[inYen.Listing] = new Money(1m, Currency.FromCode("JPY"));

        var comparison = await CompareAsync(host, 1, refused, inYen, elsewhere, delivered);

        Assert.Equal([delivered, elsewhere, refused, inYen], comparison.Ranked.Select(quote => quote.Sku));
        Assert.Equal([Cny(25m), null, null, null], comparison.Ranked.Select(quote => quote.Total));
        Assert.IsType<QuotedFreight.NotEstimated>(comparison.Ranked[1].Freight);
        Assert.Equal(new QuotedFreight.Unknown("no freight"), comparison.Ranked[2].Freight);
        Assert.IsType<QuotedFreight.Unknown>(comparison.Ranked[3].Freight);
        Assert.Null(comparison.Ranked[1].PerPiece);
    }

    [Fact]
    public async Task What_cannot_be_had_says_why_in_the_order_of_the_request()
    {
        await using var host = await InventoryHost.StartAsync();
        var good = Offer(host, 1, price: 20m, freight: 5m);
        var few = Offer(host, 2, price: 1m, freight: 1m, stock: 3);
        var bulk = Offer(host, 3, price: 1m, freight: 1m, minimum: 100);
        var down = Offer(host, 4, price: 1m, freight: 1m);
        var gone = new SkuId(Basket.Listing(InventoryHost.North, 5), "red-m");
        var goneChoice = new SkuId(good.Listing, "blue-m");
        host.NorthMarket.OfferFaults[down.Listing] = new MarketplaceException(InventoryHost.North, MarketplaceErrorKind.Unavailable, "down");

        var comparison = await CompareAsync(host, 4, few, gone, good, goneChoice, down, bulk);

        Assert.Equal([good], comparison.Ranked.Select(quote => quote.Sku));
        Assert.Equal(
            [
                new UnquotedOffer(few, new LineDifference.Short(4, 3)),
                new UnquotedOffer(gone, new LineDifference.ListingGone()),
                new UnquotedOffer(goneChoice, new LineDifference.SkuGone()),
                new UnquotedOffer(down, new LineDifference.Unreachable("down")),
                new UnquotedOffer(bulk, new LineDifference.QuantityRule(4, 100, 1)),
            ],
            comparison.Unquoted);
    }

    [Fact]
    public async Task After_a_second_those_who_answered_are_ranked_and_the_others_are_listed()
    {
        await using var host = await InventoryHost.StartAsync();
        var quick = Offer(host, 1, price: 20m, freight: 5m);
        var slow = Offer(host, 2, price: 1m, freight: 1m);
        var slowFreight = Offer(host, 3, price: 30m, freight: 1m);
        host.NorthMarket.OfferGates[slow.Listing] = Basket.NewGate();
        host.NorthMarket.FreightGates[slowFreight.Listing] = Basket.NewGate();
        host.NorthMarket.IsDeaf = true;

        var comparing = CompareAsync(host, 1, slow, slowFreight, quick);
        await Soon.IsTrueAsync(() => host.NorthMarket.OfferCalls == 3);
        Assert.False(comparing.IsCompleted);
        host.Time.Advance(TimeSpan.FromSeconds(1));

        var comparison = await comparing;
        Assert.Equal(quick, comparison.Ranked[0].Sku);
        Assert.Equal([new UnquotedOffer(slow, new LineDifference.NotAsked(NotAskedReason.Deadline))], comparison.Unquoted);
        Assert.Equal(slowFreight, comparison.Ranked[1].Sku);
        Assert.IsType<QuotedFreight.Unknown>(comparison.Ranked[1].Freight);
        host.NorthMarket.OfferGates[slow.Listing].SetResult();
        host.NorthMarket.FreightGates[slowFreight.Listing].SetResult();
    }

    [Fact]
    public async Task Only_one_currency_is_compared()
    {
        await using var host = await InventoryHost.StartAsync();
        var first = Offer(host, 1, price: 20m, freight: 5m);
        var second = Offer(host, 2, price: 30m, freight: 5m);
        var abroad = new SkuId(Basket.Listing(InventoryHost.South, 3), "red-m");
        host.SouthMarket.Shelf[abroad.Listing] = FakeMarketplace.NewProduct(abroad.Listing, new Money(1m, Currency.EUR));

        var comparison = await CompareAsync(host, 1, abroad, second, first);

        Assert.Equal([first, second], comparison.Ranked.Select(quote => quote.Sku));
        Assert.Equal([abroad], comparison.OtherCurrencies.Select(quote => quote.Sku));
    }

    [Fact]
    public async Task Each_offer_is_asked_by_itself_with_the_whole_quantity_in_the_lane_of_browsing()
    {
        await using var host = await InventoryHost.StartAsync();
        var listing = Basket.Listing(InventoryHost.South, 1);
        var product = FakeMarketplace.NewProduct(listing, Cny(10m), minimum: 8);
        var (red, blue) = (new SkuId(listing, "red-m"), new SkuId(listing, "blue-m"));
        host.SouthMarket.Shelf[listing] = product with { Skus = [product.Skus[0], product.Skus[0] with { Id = blue }] };

        var comparison = await CompareAsync(host, 5, red, blue);

        Assert.All(comparison.Unquoted, offer => Assert.Equal(new LineDifference.QuantityRule(5, 8, 1), offer.Why));
        Assert.Equal(2, comparison.Unquoted.Count);
        Assert.All(host.SouthMarket.OfferRequests, call => Assert.Equal((CallLane.Browse, 5), (call.Context.Lane, Assert.Single(call.Request.Lines).Quantity)));
    }

    [Fact]
    public async Task What_suppliers_answer_corrects_the_snapshots()
    {
        await using var host = await InventoryHost.StartAsync();
        var sku = Offer(host, 1, price: 20m, freight: 5m);
        await host.ReadAsync(InventoryHost.Alice, sku.Listing);
        host.NorthMarket.Shelf[sku.Listing] = FakeMarketplace.NewProduct(sku.Listing, Cny(25m));
        host.Time.Advance(TimeSpan.FromMinutes(1));

        await CompareAsync(host, 1, sku);

        var found = Assert.IsType<SnapshotRead.Found>(await host.ReadAsync(InventoryHost.Alice, sku.Listing));
        Assert.Equal(Cny(25m), found.Snapshot.Product.Skus[0].Prices.First);
    }

    [Fact]
    public async Task Quotes_are_counted_by_what_became_of_them()
    {
        await using var host = await InventoryHost.StartAsync();
        SkuId[] offers = [Offer(host, 1, 20m, 5m), Offer(host, 2, 20m, null), new(Basket.Listing(InventoryHost.North, 3), "red-m")];
        using var figures = new RecordedFigures(host.Meter);

        await CompareAsync(host, 1, offers);

        Assert.Equal([(1, "ListingGone"), (1, "Quoted"), (1, "WithoutFreight")], figures.Of("reversebuy.inventory.quotes").OrderBy(figure => figure.Tags, StringComparer.Ordinal));
        Assert.Single(figures.Of("reversebuy.inventory.quotes.duration"));
    }

    [Fact]
    public async Task What_is_no_question_is_refused_before_anybody_is_asked()
    {
        await using var host = await InventoryHost.StartAsync();
        var sku = Offer(host, 1, price: 20m, freight: 5m);

        await Assert.ThrowsAsync<ArgumentException>(() => CompareAsync(host, 1));
        await Assert.ThrowsAsync<ArgumentException>(() => CompareAsync(host, 1, sku, sku));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => CompareAsync(host, 0, sku));
        Assert.Equal(0, host.NorthMarket.OfferCalls);
    }

    private static Money Cny(decimal amount) => new(amount, Currency.CNY);

    private static SkuId Offer(
        InventoryHost host, int number, decimal price, decimal? freight, MarketplaceId? marketplace = null, int stock = 1000, int minimum = 1)
    {
        var listing = Basket.Listing(marketplace ?? InventoryHost.North, number);
        var market = listing.Marketplace == InventoryHost.North ? host.NorthMarket : host.SouthMarket;
        market.Shelf[listing] = FakeMarketplace.NewProduct(listing, Cny(price), stock, minimum);
        if (freight is { } known)
        {
            market.Freights[listing] = Cny(known);
        }

        return new SkuId(listing, "red-m");
    }

    private static async Task<SupplierComparison> CompareAsync(InventoryHost host, int quantity, params SkuId[] offers)
    {
        using var scope = host.Enter(InventoryHost.Alice);
        return await host.Quotes.CompareAsync(new SupplierQuoteRequest(offers, quantity), Token);
    }
}
