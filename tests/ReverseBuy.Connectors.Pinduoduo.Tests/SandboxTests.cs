using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Pinduoduo.Tests.Support;

namespace ReverseBuy.Connectors.Pinduoduo.Tests;

/// <summary>The connector and the simulator, which know nothing of each other, over real HTTP.</summary>
public sealed class SandboxTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_found_is_read_with_all_its_choices()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var query = new SearchQuery("连衣裙") { PageSize = 3, Sort = SearchSort.PriceAscending, MinimumPrice = new Money(10m, Currency.CNY) };
        var page = await fixture.Seam<IProductSearch>().SearchAsync(SandboxFixture.Context, query, Token);
        var listings = await fixture.Control.GetListingsAsync(Token);

        Assert.Equal(3, page.Hits.Count);
        Assert.True(page.HasMore);
        Assert.Equal(page.Hits.Select(hit => hit.Price!.Value.Amount).Order(), page.Hits.Select(hit => hit.Price!.Value.Amount));
        foreach (var hit in page.Hits)
        {
            var held = listings.Single(listing => listing.Marketplace == "pinduoduo" && listing.Id == hit.Id.Value);
            var product = (await fixture.Seam<IProductSource>().FindAsync(SandboxFixture.Context, hit.Id, Token))!;
            Assert.Equal((held.Title, held.Title, held.Url), (hit.Title, product.Title, product.PageUrl));
            Assert.Equal(
                held.Skus.Select(sku => (sku.Id.Length == 0 ? SkuId.OnlySku : sku.Id, sku.Price)).Order(),
                product.Skus.Select(sku => (sku.Id.Value, sku.Prices.First.Amount)).Order());
            Assert.All(held.Skus.Where(sku => sku.Id.Length > 0), sku =>
                Assert.Equal(sku.Options, product.Skus.Single(each => each.Id.Value == sku.Id).Options.ToDictionary(option => option.Name, option => option.Value)));
            Assert.All(product.Skus, sku => Assert.Equal(Availability.InStock, sku.Availability));
        }
    }

    [Fact]
    public async Task A_listing_without_the_right_to_choices_is_offered_as_one_of_which_nothing_is_known()
    {
        await using var fixture = await SandboxFixture.StartAsync(arrange: options => options.PinduoduoTellsSkus = false);
        var listing = await fixture.ListingAsync();
        var sku = new SkuId(SandboxFixture.IdOf(listing), SkuId.OnlySku);

        var offer = Assert.IsType<LiveOffer.Offered>(Assert.Single(await OffersAsync(fixture, sku)));

        Assert.Equal((new Money(listing.Skus.Min(each => each.Price), Currency.CNY), Availability.Unknown), (offer.UnitPrice, offer.Availability));
    }

    [Fact]
    public async Task What_a_person_buys_by_the_link_is_found_and_followed_until_it_is_received()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var listing = await fixture.ListingAsync();
        var sku = new SkuId(SandboxFixture.IdOf(listing), listing.Skus[1].Id);
        var offer = Assert.IsType<LiveOffer.Offered>(Assert.Single(await OffersAsync(fixture, sku)));
        var line = new PurchaseLine(sku, offer.PurchaseKey, 3, offer.UnitPrice);
        var assisted = fixture.Seam<IAssistedPurchasing>();
        var orders = fixture.Seam<IUpstreamOrders>();
        var purchase = new AssistedPurchase("PO7", [line], fixture.Time.GetUtcNow());

        var link = await assisted.CreateLinkAsync(SandboxFixture.Context, new PurchaseRequest("PO7", ScriptedHost.Warehouse, [line]), Token);
        Assert.Empty(await assisted.MatchAsync(SandboxFixture.Context, purchase, Token));
        var number = await fixture.Control.BuyByLinkAsync(link, 3, cancellationToken: Token);

        var found = Assert.Single(await assisted.MatchAsync(SandboxFixture.Context, purchase, Token));
        Assert.Equal((number, UpstreamStatus.Paid, offer.UnitPrice * 3), (found.Id, found.Status, found.Total));
        Assert.Equal(new UpstreamOrderLine(offer.PurchaseKey, 3, offer.UnitPrice), Assert.Single(found.Lines));
        var booked = Assert.Single(await fixture.Control.GetOrdersAsync(Token));
        Assert.Equal((number, listing.Id, sku.Value), (booked.Id, Assert.Single(booked.Lines).ListingId, booked.Lines[0].SkuId));

        fixture.Time.Advance(TimeSpan.FromMinutes(11));
        var grouped = (await orders.FindAsync(SandboxFixture.Context, number, Token))!;
        Assert.Equal((UpstreamStatus.Paid, "order_status 1, return_status 0"), (grouped.Status, grouped.MarketplaceStatus));

        fixture.Time.Advance(TimeSpan.FromHours(55));
        Assert.Equal(UpstreamStatus.Received, (await orders.FindAsync(SandboxFixture.Context, number, Token))!.Status);
        Assert.Equal(UpstreamStatus.Received, Assert.Single(await orders.FindByReferenceAsync(SandboxFixture.Context, "PO7", Token)).Status);
        var now = fixture.Time.GetUtcNow();
        Assert.Equal(number, Assert.Single((await orders.ListAsync(SandboxFixture.Context, new UpstreamOrderQuery(now.AddHours(-30), now), Token)).Orders).Id);
        Assert.Equal(number, Assert.Single(await assisted.MatchAsync(SandboxFixture.Context, purchase, Token)).Id);
    }

    [Fact]
    public async Task Another_tenant_sees_nothing_of_it()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var listing = await fixture.ListingAsync();
        var sku = new SkuId(SandboxFixture.IdOf(listing), SkuId.OnlySku);
        var request = new PurchaseRequest("PO7", ScriptedHost.Warehouse, [new PurchaseLine(sku, listing.Id, 1, new Money(1m, Currency.CNY))]);
        var link = await fixture.Seam<IAssistedPurchasing>().CreateLinkAsync(SandboxFixture.Context, request, Token);
        var number = await fixture.Control.BuyByLinkAsync(link, 1, cancellationToken: Token);
        var boris = SandboxFixture.Context with { Tenant = new TenantId("boris") };
        var orders = fixture.Seam<IUpstreamOrders>();
        var now = fixture.Time.GetUtcNow();

        Assert.NotNull(await orders.FindAsync(SandboxFixture.Context, number, Token));
        Assert.Null(await orders.FindAsync(boris, number, Token));
        Assert.Empty(await orders.FindByReferenceAsync(boris, "PO7", Token));
        Assert.Empty((await orders.ListAsync(boris, new UpstreamOrderQuery(now.AddHours(-1), now.AddHours(1)), Token)).Orders);
    }

    [Fact]
    public async Task A_listing_is_found_by_the_number_of_the_apps_links()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var listing = await fixture.ListingAsync();
        var link = await fixture.Seam<IAssistedPurchasing>().CreateLinkAsync(
            SandboxFixture.Context,
            new PurchaseRequest("PO7", ScriptedHost.Warehouse, [new PurchaseLine(new SkuId(SandboxFixture.IdOf(listing), SkuId.OnlySku), listing.Id, 1, new Money(1m, Currency.CNY))]),
            Token);
        Assert.Equal(SandboxFixture.IdOf(listing), fixture.Seam<ILinkRecognizer>().Recognize(link.AbsoluteUri));
        var number = Uri.UnescapeDataString(link.Query).Split("goods_id=")[1].Split('&')[0];

        var product = (await fixture.Seam<IProductSource>().FindAsync(SandboxFixture.Context, new ListingId(PinduoduoMarketplace.Id, number), Token))!;

        Assert.Equal((number, listing.Title), (product.Id.Value, product.Title));
        Assert.Null(await fixture.Seam<IProductSource>().FindAsync(SandboxFixture.Context, new ListingId(PinduoduoMarketplace.Id, "1234567"), Token));
    }

    [Theory]
    [InlineData("pid", MarketplaceErrorKind.PermissionDenied, "50001/60001")]
    [InlineData("uid", MarketplaceErrorKind.PermissionDenied, "50001/60001")]
    [InlineData("secret", MarketplaceErrorKind.InvalidRequest, "20004")]
    [InlineData("key", MarketplaceErrorKind.InvalidRequest, "10016")]
    public async Task A_wrong_setting_is_told_by_the_marketplace(string what, MarketplaceErrorKind kind, string code)
    {
        await using var fixture = await SandboxFixture.StartAsync(options => _ = what switch
        {
            "pid" => options.Pid = "1_2",
            "uid" => options.Uid = "other",
            "secret" => options.AppSecret = "other",
            _ => options.AppKey = "other",
        });

        var error = await Assert.ThrowsAsync<MarketplaceException>(
            async () => await fixture.Seam<IProductSearch>().SearchAsync(SandboxFixture.Context, new SearchQuery("连衣裙"), Token));

        Assert.Equal((kind, code), (error.Kind, error.MarketplaceCode));
    }

    private static async Task<IReadOnlyList<LiveOffer>> OffersAsync(SandboxFixture fixture, SkuId sku) =>
        await fixture.Seam<ILiveOffers>().GetAsync(SandboxFixture.Context, new LiveOfferRequest(ScriptedHost.Warehouse, [new LiveOfferLine(sku, 1)]), Token);
}
