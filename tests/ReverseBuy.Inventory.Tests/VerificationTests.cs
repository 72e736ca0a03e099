using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Orders;
using ReverseBuy.Settings;

namespace ReverseBuy.Inventory.Tests;

public sealed class VerificationTests
{
    private static readonly ListingId Dress = new(InventoryHost.North, "1");
    private static readonly SkuId RedM = new(Dress, "red-m");
    private static readonly Money Seen = new(59.90m, Currency.CNY);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_unchanged_line_is_confirmed_with_evidence()
    {
        var line = await VerifyOneAsync(FakeMarketplace.NewProduct(Dress, Seen));

        Assert.IsType<LineDifference.Confirmed>(line.Difference);
        Assert.NotNull(line.Evidence);
    }

    [Theory]
    [InlineData(65)]
    [InlineData(40)]
    public async Task A_price_that_moved_is_told_from_and_to(int now)
    {
        var price = new Money(now, Currency.CNY);

        var line = await VerifyOneAsync(FakeMarketplace.NewProduct(Dress, price));

        Assert.Equal(new LineDifference.PriceMoved(Seen, price), line.Difference);
    }

    [Fact]
    public async Task Too_few_left_outranks_a_price_that_moved()
    {
        var line = await VerifyOneAsync(FakeMarketplace.NewProduct(Dress, new Money(1m, Currency.CNY), stock: 2), quantity: 3);

        Assert.Equal(new LineDifference.Short(3, 2), line.Difference);
    }

    [Fact]
    public async Task A_sku_that_the_listing_no_longer_has_is_gone()
    {
        var product = FakeMarketplace.NewProduct(Dress, Seen);

        var line = await VerifyOneAsync(product with { Skus = [product.Skus[0] with { Id = new SkuId(Dress, "blue-m") }] });

        Assert.IsType<LineDifference.SkuGone>(line.Difference);
    }

    [Fact]
    public async Task A_listing_that_is_no_longer_there_is_gone()
    {
        var line = await VerifyOneAsync(product: null);

        Assert.IsType<LineDifference.ListingGone>(line.Difference);
    }

    [Theory]
    [InlineData(2, 3, 1)]
    [InlineData(4, 1, 3)]
    public async Task A_quantity_below_the_minimum_or_between_lots_breaks_the_rule(int quantity, int minimum, int lot)
    {
        var line = await VerifyOneAsync(FakeMarketplace.NewProduct(Dress, Seen, minimum: minimum, lot: lot), quantity);

        Assert.Equal(new LineDifference.QuantityRule(quantity, minimum, lot), line.Difference);
    }

    [Fact]
    public async Task An_outage_of_one_marketplace_leaves_the_lines_of_the_others_verified()
    {
        await using var host = await InventoryHost.StartAsync();
        var bag = new ListingId(InventoryHost.South, "2");
        host.SouthMarket.Shelf[bag] = FakeMarketplace.NewProduct(bag, Seen);
        host.NorthMarket.Outage = new MarketplaceException(InventoryHost.North, MarketplaceErrorKind.Unavailable, "down");
        using var scope = host.Enter(InventoryHost.Alice);

        var verification = await host.Inventory.VerifyAsync(
            new VerificationRequest([new VerificationLine(RedM, 1, Seen), new VerificationLine(new SkuId(bag, "red-m"), 1, Seen)]),
            Token);

        Assert.Equal(new LineDifference.Unreachable("down"), verification.Lines[0].Difference);
        Assert.IsType<LineDifference.Confirmed>(verification.Lines[1].Difference);
    }

    [Fact]
    public async Task At_a_marketplace_that_is_switched_off_nothing_is_browsed_searched_quoted_or_verified_but_for_a_purchase()
    {
        await using var host = await InventoryHost.StartAsync();
        host.NorthMarket.Shelf[Dress] = FakeMarketplace.NewProduct(Dress, Seen);
        await host.Settings.ChangeAsync(
            InventoryHost.Alice, new TenantSettings { Marketplaces = [InventoryHost.South] }, 0, new Actor(ActorKind.Operator, "test"), Token);
        using var scope = host.Enter(InventoryHost.Alice);
        var request = new VerificationRequest([new VerificationLine(RedM, 1, Seen)]);

        Assert.Contains("switched off", Assert.IsType<LineDifference.Unreachable>((await host.Inventory.VerifyAsync(request, Token)).Lines[0].Difference).Reason, StringComparison.Ordinal);
        foreach (var browse in new Func<Task>[]
                 {
                     () => host.Inventory.GetAsync(Dress, Token).AsTask(),
                     () => host.Inventory.ExpectOrderAsync(Dress, Token).AsTask(),
                     () => host.Catalogue.SearchAsync(InventoryHost.North, new SearchQuery("dress"), Token).AsTask(),
                 })
        {
            Assert.Equal(MarketplaceErrorKind.PermissionDenied, (await Assert.ThrowsAsync<MarketplaceException>(browse)).Kind);
        }

        var quotes = await host.Quotes.CompareAsync(new SupplierQuoteRequest([RedM], 1), Token);
        Assert.Contains("switched off", Assert.IsType<LineDifference.Unreachable>(quotes.Unquoted[0].Why).Reason, StringComparison.Ordinal);
        Assert.Equal(0, host.NorthMarket.DetailCalls);

        Assert.IsType<LineDifference.Confirmed>((await host.Inventory.VerifyAsync(request with { Occasion = VerificationOccasion.Purchase }, Token)).Lines[0].Difference);
    }

    [Fact]
    public async Task A_marketplace_that_does_not_answer_before_the_deadline_counts_as_not_asked()
    {
        await using var host = await InventoryHost.StartAsync();
        host.NorthMarket.Gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var scope = host.Enter(InventoryHost.Alice);

        var verifying = host.Inventory.VerifyAsync(new VerificationRequest([new VerificationLine(RedM, 1, Seen)]), Token).AsTask();
        Assert.False(verifying.IsCompleted);
        host.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(new LineDifference.NotAsked(NotAskedReason.Deadline), (await verifying).Lines[0].Difference);
    }

    [Fact]
    public async Task What_a_verification_learns_corrects_the_snapshot()
    {
        await using var host = await InventoryHost.StartAsync();
        host.NorthMarket.Shelf[Dress] = FakeMarketplace.NewProduct(Dress, Seen);
        using var scope = host.Enter(InventoryHost.Alice);
        await host.Inventory.GetAsync(Dress, Token);
        host.NorthMarket.Shelf[Dress] = FakeMarketplace.NewProduct(Dress, new Money(70m, Currency.CNY));
        host.Time.Advance(TimeSpan.FromSeconds(1));

        await host.Inventory.VerifyAsync(new VerificationRequest([new VerificationLine(RedM, 1, Seen)]), Token);

        var found = Assert.IsType<SnapshotRead.Found>(await host.Inventory.GetAsync(Dress, Token));
        Assert.Equal(new Money(70m, Currency.CNY), found.Snapshot.Product.Skus[0].Prices.First);
        Assert.Equal(1, host.NorthMarket.DetailCalls);
    }

    [Fact]
    public async Task A_live_offer_that_tells_less_than_the_page_does_not_make_the_snapshot_poorer()
    {
        var shown = Shown();
        var live = FakeMarketplace.NewProduct(Dress, new Money(70m, Currency.CNY));
        live = live with
        {
            Attributes = [new ProductAttribute("材质", "棉")],
            Skus = [live.Skus[0] with { Options = [new ProductAttribute("颜色", "红色"), new ProductAttribute("尺码", "M")] }],
        };

        var learnt = await LearnAsync(shown, live);

        Assert.Equal("Red dress", learnt.TranslatedTitle);
        Assert.Equal("<p>裙</p>", learnt.DescriptionHtml);
        Assert.Equal(shown.Images, learnt.Images);
        Assert.Equal("件", learnt.UnitName);
        Assert.Equal(shown.Category, learnt.Category);
        Assert.Equal([new ProductAttribute("材质", "棉") { TranslatedName = "Material", TranslatedValue = "Cotton" }], learnt.Attributes);
        Assert.Equal(
            [new ProductAttribute("颜色", "红色") { TranslatedName = "Colour", TranslatedValue = "Red" }, new ProductAttribute("尺码", "M") { TranslatedName = "Size" }],
            learnt.Skus[0].Options);
        Assert.Equal(shown.Skus[0].Image, learnt.Skus[0].Image);
        Assert.Equal(new Money(70m, Currency.CNY), learnt.Skus[0].Prices.First);
    }

    [Theory]
    [InlineData("50010850", null, "连衣裙")]
    [InlineData("50010850", "裙", "裙")]
    [InlineData("1623", null, null)]
    public async Task A_categorys_name_stays_with_its_id(string id, string? name, string? learntName)
    {
        var live = FakeMarketplace.NewProduct(Dress, Seen) with { Category = new ProductCategory(id, name) };

        Assert.Equal(new ProductCategory(id, learntName), (await LearnAsync(Shown(), live)).Category);
    }

    [Fact]
    public async Task What_the_seller_wrote_anew_keeps_no_translation_of_what_stood_there_before()
    {
        var live = FakeMarketplace.NewProduct(Dress, Seen);
        live = live with
        {
            Title = "蓝色连衣裙",
            DescriptionHtml = "<p>新</p>",
            Images = [new Uri("https://img.example/new.jpg")],
            Attributes = [new ProductAttribute("材质", "麻")],
            Skus = [live.Skus[0] with { Id = new SkuId(Dress, "blue-m"), Options = [new ProductAttribute("颜色", "蓝色")] }],
        };

        var learnt = await LearnAsync(Shown(), live);

        Assert.Null(learnt.TranslatedTitle);
        Assert.Equal(("<p>新</p>", "https://img.example/new.jpg"), (learnt.DescriptionHtml, Assert.Single(learnt.Images).AbsoluteUri));
        Assert.Equal([new ProductAttribute("材质", "麻") { TranslatedName = "Material" }], learnt.Attributes);
        var sku = Assert.Single(learnt.Skus);
        Assert.Equal([new ProductAttribute("颜色", "蓝色") { TranslatedName = "Colour" }], sku.Options);
        Assert.Null(sku.Image);
    }

    [Fact]
    public async Task A_live_offer_that_is_translated_itself_is_believed_over_what_was_known()
    {
        var live = FakeMarketplace.NewProduct(Dress, Seen) with
        {
            TranslatedTitle = "Scarlet dress",
            Attributes = [new ProductAttribute("材质", "棉") { TranslatedName = "Fabric" }],
        };

        var learnt = await LearnAsync(Shown(), live);

        Assert.Equal("Scarlet dress", learnt.TranslatedTitle);
        Assert.Equal([new ProductAttribute("材质", "棉") { TranslatedName = "Fabric", TranslatedValue = "Cotton" }], learnt.Attributes);
    }

    [Fact]
    public async Task A_named_account_is_asked_with_and_what_it_sees_is_kept_apart()
    {
        await using var host = await InventoryHost.StartAsync();
        host.NorthMarket.Shelf[Dress] = FakeMarketplace.NewProduct(Dress, Seen);
        using var scope = host.Enter(InventoryHost.Alice);
        await host.Inventory.GetAsync(Dress, Token);
        host.NorthMarket.Shelf[Dress] = FakeMarketplace.NewProduct(Dress, new Money(70m, Currency.CNY));
        host.Time.Advance(TimeSpan.FromSeconds(1));

        await host.Inventory.VerifyAsync(new VerificationRequest([new VerificationLine(RedM, 1, Seen)]) { Account = new BuyingAccountId("older") }, Token);

        Assert.Equal([new BuyingAccountId("older")], host.NorthMarket.AskedWith);
        var found = Assert.IsType<SnapshotRead.Found>(await host.Inventory.GetAsync(Dress, Token));
        Assert.Equal(Seen, found.Snapshot.Product.Skus[0].Prices.First);
    }

    [Fact]
    public async Task A_named_account_with_lines_of_two_marketplaces_is_refused_before_anybody_is_asked()
    {
        await using var host = await InventoryHost.StartAsync();
        using var scope = host.Enter(InventoryHost.Alice);
        var elsewhere = new SkuId(new ListingId(InventoryHost.South, "2"), "red-m");
        var request = new VerificationRequest([new VerificationLine(RedM, 1, Seen), new VerificationLine(elsewhere, 1, Seen)]) { Account = InventoryHost.Account };

        await Assert.ThrowsAsync<ArgumentException>(async () => await host.Inventory.VerifyAsync(request, Token));
        Assert.Equal((0, 0), (host.NorthMarket.OfferCalls, host.SouthMarket.OfferCalls));
    }

    [Fact]
    public async Task One_sku_in_two_lines_is_refused()
    {
        await using var host = await InventoryHost.StartAsync();
        using var scope = host.Enter(InventoryHost.Alice);
        var line = new VerificationLine(RedM, 1, Seen);

        await Assert.ThrowsAsync<ArgumentException>(async () => await host.Inventory.VerifyAsync(new VerificationRequest([line, line]), Token));
        Assert.Equal(0, host.NorthMarket.OfferCalls);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task A_quantity_below_one_is_refused_before_anybody_is_asked(int quantity)
    {
        await using var host = await InventoryHost.StartAsync();
        using var scope = host.Enter(InventoryHost.Alice);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            async () => await host.Inventory.VerifyAsync(new VerificationRequest([new VerificationLine(RedM, quantity, Seen)]), Token));
        Assert.Equal(0, host.NorthMarket.OfferCalls);
    }

    /// <summary>A listing as its page shows it: translated, described, with pictures.</summary>
    private static Product Shown()
    {
        var product = FakeMarketplace.NewProduct(Dress, Seen);
        return product with
        {
            TranslatedTitle = "Red dress",
            DescriptionHtml = "<p>裙</p>",
            UnitName = "件",
            Category = new ProductCategory("50010850", "连衣裙"),
            Images = [new Uri("https://img.example/1.jpg"), new Uri("https://img.example/2.jpg")],
            Attributes = [new ProductAttribute("材质", "棉") { TranslatedName = "Material", TranslatedValue = "Cotton" }],
            Skus =
            [
                product.Skus[0] with
                {
                    Image = new Uri("https://img.example/red.jpg"),
                    Options =
                    [
                        new ProductAttribute("颜色", "红色") { TranslatedName = "Colour", TranslatedValue = "Red" },
                        new ProductAttribute("尺码", "M") { TranslatedName = "Size" },
                    ],
                },
            ],
        };
    }

    /// <summary>Browses a listing as it is shown, verifies it against a live offer, and browses it again.</summary>
    private static async Task<Product> LearnAsync(Product shown, Product live)
    {
        await using var host = await InventoryHost.StartAsync();
        host.NorthMarket.Shelf[Dress] = shown;
        host.NorthMarket.LiveShelf[Dress] = live;
        using var scope = host.Enter(InventoryHost.Alice);
        await host.Inventory.GetAsync(Dress, Token);
        host.Time.Advance(TimeSpan.FromSeconds(1));
        await host.Inventory.VerifyAsync(new VerificationRequest([new VerificationLine(RedM, 1, Seen)]), Token);

        return Assert.IsType<SnapshotRead.Found>(await host.Inventory.GetAsync(Dress, Token)).Snapshot.Product;
    }

    private static async Task<VerifiedLine> VerifyOneAsync(Product? product, int quantity = 1)
    {
        await using var host = await InventoryHost.StartAsync();
        if (product is not null)
        {
            host.NorthMarket.Shelf[Dress] = product;
        }

        using var scope = host.Enter(InventoryHost.Alice);
        var verification = await host.Inventory.VerifyAsync(new VerificationRequest([new VerificationLine(RedM, quantity, Seen)]), Token);
        return Assert.Single(verification.Lines);
    }
}
