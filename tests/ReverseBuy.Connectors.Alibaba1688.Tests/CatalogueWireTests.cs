using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Sandbox;

namespace ReverseBuy.Connectors.Alibaba1688.Tests;

public sealed class CatalogueWireTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_offer_without_choices_is_priced_by_the_quantity_of_the_offer()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var product = await ReadAsync(fixture, await fixture.ListingAsync("连衣裙", 0));

        var sku = Assert.Single(product.Skus);
        Assert.Equal(SkuId.OnlySku, sku.Id.Value);
        Assert.Equal(TierBasis.Listing, product.TierBasis);
        Assert.Equal([1, 10, 50], sku.Prices.Tiers.Select(tier => tier.FromQuantity));
        Assert.True(sku.Prices.UnitPriceAt(100) < sku.Prices.UnitPriceAt(1));
        Assert.Equal(1, product.MinimumOrderQuantity);
    }

    [Fact]
    public async Task An_offer_priced_by_sku_gives_each_sku_its_price()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var product = await ReadAsync(fixture, await fixture.ListingAsync("连衣裙", 1));

        Assert.Equal(TierBasis.Sku, product.TierBasis);
        Assert.True(product.Skus.Count > 1);
        Assert.All(product.Skus, sku => Assert.Single(sku.Prices.Tiers));
        Assert.True(product.Skus.Select(sku => sku.Prices.First).Distinct().Count() > 1);
        Assert.Equal(ListingStatus.OnSale, product.Status);
        Assert.Equal("件", product.UnitName);
        Assert.Contains(product.Skus[0].Options, option => option is { Name: "颜色", TranslatedName: not null });
        Assert.NotNull(product.Seller.Name);
        Assert.Equal("女装", product.Category?.Name);
        Assert.Matches("^[0-9]+$", product.Category?.Id);
        Assert.NotEmpty(product.Images);
        Assert.Contains("data-lazyload-src", product.DescriptionHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_offer_with_choices_may_still_be_priced_by_the_quantity_of_the_offer()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var product = await ReadAsync(fixture, await fixture.ListingAsync("连衣裙", 2));

        Assert.Equal(TierBasis.Listing, product.TierBasis);
        Assert.All(product.Skus, sku => Assert.Equal(3, sku.Prices.Tiers.Count));
    }

    [Fact]
    public async Task Live_offers_count_all_skus_of_an_offer_for_its_price_tier()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var product = await ReadAsync(fixture, await fixture.ListingAsync("连衣裙", 2));

        var offers = await fixture.Seam<ILiveOffers>().GetAsync(
            fixture.Context,
            new LiveOfferRequest(SandboxFixture.Warehouse, [new LiveOfferLine(product.Skus[0].Id, 4), new LiveOfferLine(product.Skus[1].Id, 6)]),
            Token);

        Assert.All(offers, offer => Assert.Equal(product.Skus[0].Prices.UnitPriceAt(10), Assert.IsType<LiveOffer.Offered>(offer).UnitPrice));
    }

    [Fact]
    public async Task A_delisted_offer_is_gone_and_an_unknown_one_too()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var listing = await fixture.ListingAsync("连衣裙", 2);
        await fixture.Control.DelistAsync("1688", listing.Value, Token);

        Assert.Null(await fixture.Seam<IProductSource>().FindAsync(fixture.Context, listing, Token));
        Assert.Null(await fixture.Seam<IProductSource>().FindAsync(fixture.Context, new ListingId(Alibaba1688Marketplace.Id, "999999999999"), Token));
        Assert.Null(await fixture.Seam<IProductSource>().FindAsync(fixture.Context, new ListingId(Alibaba1688Marketplace.Id, "nonsense"), Token));
    }

    [Fact]
    public async Task A_chinese_keyword_finds_listings_page_by_page()
    {
        await using var fixture = await SandboxFixture.StartAsync();

        var first = await fixture.Seam<IProductSearch>().SearchAsync(fixture.Context, new SearchQuery("连衣裙") { PageSize = 4 }, Token);
        var second = await fixture.Seam<IProductSearch>().SearchAsync(fixture.Context, new SearchQuery("连衣裙") { PageSize = 4, Page = 2 }, Token);

        Assert.Equal(4, first.Hits.Count);
        Assert.True(first.HasMore);
        Assert.Equal(2, second.Hits.Count);
        Assert.False(second.HasMore);
        Assert.Equal(6, first.TotalCount);
        Assert.All(first.Hits, hit => Assert.Contains("连衣裙", hit.Title, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_secret_is_an_invalid_request_and_is_not_told()
    {
        await using var fixture = await SandboxFixture.StartAsync(secret: "wrong-secret-9d1f");

        var error = await Assert.ThrowsAsync<MarketplaceException>(() => ReadAsync(fixture, new ListingId(Alibaba1688Marketplace.Id, "660000000100")));

        Assert.Equal(MarketplaceErrorKind.InvalidRequest, error.Kind);
        Assert.Equal("gw.SignatureInvalid", error.MarketplaceCode);
        Assert.DoesNotContain("9d1f", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dead_token_asks_for_a_new_authorisation_and_is_not_told()
    {
        await using var fixture = await SandboxFixture.StartAsync(token: "dead-token-77aa");

        var error = await Assert.ThrowsAsync<MarketplaceException>(() => ReadAsync(fixture, new ListingId(Alibaba1688Marketplace.Id, "660000000100")));

        Assert.Equal(MarketplaceErrorKind.AuthExpired, error.Kind);
        Assert.DoesNotContain("77aa", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SandboxFaultKind.DropBefore, MarketplaceErrorKind.Unavailable)]
    [InlineData(SandboxFaultKind.DropAfter, MarketplaceErrorKind.Unavailable)]
    [InlineData(SandboxFaultKind.Refuse, MarketplaceErrorKind.Throttled)]
    public async Task A_read_that_is_lost_is_an_outage_never_a_missing_listing(SandboxFaultKind fault, MarketplaceErrorKind kind)
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var listing = await fixture.ListingAsync("连衣裙", 0);
        await fixture.Control.AddFaultAsync(new SandboxFault { Marketplace = "1688", Operation = "queryProductDetail", Kind = fault, ErrorCode = "gw.QosAppFrequencyLimit" }, Token);

        var error = await Assert.ThrowsAsync<MarketplaceException>(() => ReadAsync(fixture, listing));

        Assert.Equal(kind, error.Kind);
        Assert.True(error.IsTransient);
        Assert.NotNull(await ReadAsync(fixture, listing));
    }

    private static async Task<Product> ReadAsync(SandboxFixture fixture, ListingId listing) =>
        (await fixture.Seam<IProductSource>().FindAsync(fixture.Context, listing, Token))!;
}
