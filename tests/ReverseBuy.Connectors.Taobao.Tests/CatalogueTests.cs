using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Taobao.Tests.Support;

namespace ReverseBuy.Connectors.Taobao.Tests;

public sealed class CatalogueTests
{
    private static readonly ListingId Dress = TaobaoHost.Listing("731040994692");

    [Fact]
    public async Task A_listing_is_read_with_its_choices_prices_and_translations()
    {
        await using var host = new TaobaoHost(new ScriptedGateway().Answer("/traffic/item/get", Samples.Item));
        var product = await host.Seam<IProductSource>().FindAsync(TaobaoHost.Context, Dress, TestContext.Current.CancellationToken);

        Assert.NotNull(product);
        Assert.Equal(("连衣裙", "Dress", ListingStatus.OnSale), (product.Title, product.TranslatedTitle, product.Status));
        Assert.Equal(new Seller("599014143", "某店"), product.Seller);
        Assert.Equal(["https://img.alicdn.com/a.jpg", "https://img.alicdn.com/b.jpg"], product.Images.Select(image => image.AbsoluteUri));
        Assert.Equal([new ProductAttribute("品牌", "某牌")], product.Attributes);
        var black = product.FindSku(new SkuId(Dress, "5159117406243"));
        var white = product.FindSku(new SkuId(Dress, "5159117406244"));
        Assert.NotNull(black);
        Assert.NotNull(white);
        Assert.Equal(new Money(59.90m, Currency.CNY), black.Prices.First);
        Assert.Equal(Availability.Exactly(35), black.Availability);
        Assert.Equal("https://img.alicdn.com/black.jpg", black.Image?.AbsoluteUri);
        Assert.Equal(new ProductAttribute("颜色分类", "黑色") { TranslatedName = "Color", TranslatedValue = "Black" }, black.Options[0]);
        Assert.Equal(new Money(99m, Currency.CNY), white.Prices.First);
        Assert.Equal(Availability.Out, white.Availability);
    }

    [Fact]
    public async Task Search_reads_yuan_and_knows_from_a_page_that_is_not_full_that_it_is_the_last()
    {
        var gateway = new ScriptedGateway().Answer("/traffic/item/search", Samples.Search);
        await using var host = new TaobaoHost(gateway);
        var search = host.Seam<IProductSearch>();
        var last = await search.SearchAsync(TaobaoHost.Context, new SearchQuery("裙") { PageSize = 500 }, TestContext.Current.CancellationToken);
        var full = await search.SearchAsync(TaobaoHost.Context, new SearchQuery("裙") { PageSize = 2 }, TestContext.Current.CancellationToken);

        Assert.Equal("20", gateway.Calls[0].Form["page_size"]);
        Assert.False(last.HasMore);
        Assert.True(full.HasMore);
        Assert.Equal(new Money(59.90m, Currency.CNY), last.Hits[0].Price);
        Assert.Equal("https://img.alicdn.com/imgextra/a.jpg", last.Hits[0].Image?.AbsoluteUri);
        Assert.Null(last.Hits[1].Price);
    }

    [Theory]
    [InlineData("""{"code":"0","biz_error_code":"10001::NOT_FOUND","biz_error_msg":"x","data":null}""")]
    [InlineData("""{"code":"0","biz_error_code":"10001","biz_error_msg":"NOT_FOUND","data":null}""")]
    public async Task A_listing_that_does_not_exist_is_no_product(string answer)
    {
        await using var host = new TaobaoHost(new ScriptedGateway().Answer("/traffic/item/get", answer));
        Assert.Null(await host.Seam<IProductSource>().FindAsync(TaobaoHost.Context, Dress, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("""{"code":"0","biz_error_code":null,"data":null}""")]
    [InlineData("""{"code":"0","biz_error_code":"SYSTEM_ERROR","data":null}""")]
    [InlineData("""{"code":"0","data":{"title":"x"}}""")]
    [InlineData("""{"code":"0","data":{"title":"x","price":"cheap"}}""")]
    [InlineData("<html>down</html>")]
    [InlineData("{}")]
    public async Task An_answer_that_cannot_be_read_is_an_outage_and_never_no_product(string answer)
    {
        await using var host = new TaobaoHost(new ScriptedGateway().Answer("/traffic/item/get", answer));
        var error = await Assert.ThrowsAsync<MarketplaceException>(
            async () => await host.Seam<IProductSource>().FindAsync(TaobaoHost.Context, Dress, TestContext.Current.CancellationToken));
        Assert.Equal(MarketplaceErrorKind.Unavailable, error.Kind);
    }

    [Fact]
    public async Task Live_offers_ask_each_listing_once_and_give_the_key_to_order_by()
    {
        var gateway = new ScriptedGateway().Answer("/product/get", Samples.Product);
        await using var host = new TaobaoHost(gateway);
        var offers = await OffersAsync(host, new SkuId(Dress, "5159117406243"), new SkuId(Dress, "5159117406244"), new SkuId(Dress, "9"));

        Assert.Single(gateway.Calls);
        var offered = Assert.IsType<LiveOffer.Offered>(offers[0]);
        Assert.Equal("600084670918432591:32248575036476", offered.PurchaseKey);
        Assert.Equal(new Money(59.90m, Currency.CNY), offered.UnitPrice);
        Assert.Equal(Availability.Exactly(35), offered.Availability);
        Assert.Equal((2, "件"), (offered.Product.MinimumOrderQuantity, offered.Product.UnitName));
        Assert.Equal(new ProductCategory("50010850", "连衣裙"), offered.Product.Category);
        Assert.IsType<LiveOffer.SkuGone>(offers[1]);
        Assert.IsType<LiveOffer.SkuGone>(offers[2]);
    }

    [Theory]
    [InlineData("normal", AvailabilityKind.Exactly)]
    [InlineData("off_shelf", AvailabilityKind.Out)]
    [InlineData("SOMETHING_NEW", AvailabilityKind.Exactly)]
    public async Task A_choice_that_is_taken_off_sale_is_out_whatever_stock_it_tells(string status, AvailabilityKind kind)
    {
        var product = Samples.Product.Replace("\"mp_skuId\": 32248575036476", $"\"status\":\"{status}\",\"mp_skuId\": 32248575036476", StringComparison.Ordinal);
        Assert.NotEqual(Samples.Product, product);
        await using var host = new TaobaoHost(new ScriptedGateway().Answer("/product/get", product));
        var offered = Assert.IsType<LiveOffer.Offered>(Assert.Single(await OffersAsync(host, new SkuId(Dress, "5159117406243"))));
        Assert.Equal(kind, offered.Availability.Kind);
    }

    [Fact]
    public async Task A_listing_without_choices_is_ordered_by_its_item_alone()
    {
        await using var host = new TaobaoHost(new ScriptedGateway().Answer("/product/get", Samples.ProductWithoutChoices));
        var offers = await OffersAsync(host, new SkuId(TaobaoHost.Listing("1"), SkuId.OnlySku));
        var offered = Assert.IsType<LiveOffer.Offered>(Assert.Single(offers));
        Assert.Equal("4096709792297020", offered.PurchaseKey);
        Assert.Equal(new Money(10m, Currency.CNY), offered.UnitPrice);
        Assert.Equal(Availability.Exactly(7), offered.Availability);
    }

    [Fact]
    public async Task One_listing_that_fails_does_not_fail_the_others()
    {
        var gateway = new ScriptedGateway().Answer("/product/get", Samples.NotFound).Answer("/product/get", Samples.Throttled);
        await using var host = new TaobaoHost(gateway);
        var offers = await OffersAsync(host, new SkuId(TaobaoHost.Listing("1"), "1"), new SkuId(TaobaoHost.Listing("2"), "2"));

        Assert.Equal(["1", "2"], offers.Select(offer => offer.Sku.Value));
        Assert.Single(offers.OfType<LiveOffer.ListingGone>());
        var unreachable = Assert.Single(offers.OfType<LiveOffer.Unreachable>());
        Assert.Equal((MarketplaceErrorKind.Throttled, TimeSpan.FromSeconds(3)), (unreachable.Error.Kind, unreachable.Error.RetryAfter));
    }

    [Fact]
    public async Task A_listing_that_came_untranslated_is_translated_when_that_is_wanted()
    {
        var gateway = Untranslated().Answer("/product/get", Samples.Product).Answer("/product/translate/get", Samples.Translation);
        await using var host = new TaobaoHost(gateway, Translating);
        var product = await host.Seam<IProductSource>().FindAsync(TaobaoHost.Context, Dress, TestContext.Current.CancellationToken);

        Assert.NotNull(product);
        Assert.Equal("Dress", product.TranslatedTitle);
        Assert.Equal(new ProductAttribute("品牌", "某牌") { TranslatedName = "Brand", TranslatedValue = "Some brand" }, product.Attributes[0]);
        Assert.Equal("Black", product.Skus[0].Options[0].TranslatedValue);
        var form = gateway.Calls[^1].Form;
        Assert.Equal(("600084670918432591", "en"), (form["item_id"], form["language"]));
    }

    [Fact]
    public async Task A_listing_that_cannot_be_translated_is_shown_as_it_is()
    {
        await using var host = new TaobaoHost(Untranslated().Answer("/product/get", Samples.Throttled), Translating);
        var product = await host.Seam<IProductSource>().FindAsync(TaobaoHost.Context, Dress, TestContext.Current.CancellationToken);
        Assert.Equal(("连衣裙", null), (product?.Title, product?.TranslatedTitle));
    }

    [Fact]
    public async Task A_listing_that_came_translated_or_need_not_be_costs_one_call()
    {
        foreach (var (gateway, configure) in new (ScriptedGateway, Action<TaobaoOptions>)[] { (new ScriptedGateway().Answer("/traffic/item/get", Samples.Item), Translating), (Untranslated(), Plain) })
        {
            await using var host = new TaobaoHost(gateway, configure);
            await host.Seam<IProductSource>().FindAsync(TaobaoHost.Context, Dress, TestContext.Current.CancellationToken);
            Assert.Single(gateway.Calls);
        }
    }

    private static ScriptedGateway Untranslated() =>
        new ScriptedGateway().Answer("/traffic/item/get", Samples.Item.Replace("multi_language_info", "none", StringComparison.Ordinal));

    private static void Translating(TaobaoOptions options) => (options.Language, options.TranslateMissing) = ("en", true);

    private static void Plain(TaobaoOptions options) => options.Language = "en";

    private static async Task<IReadOnlyList<LiveOffer>> OffersAsync(TaobaoHost host, params SkuId[] skus) =>
        await host.Seam<ILiveOffers>().GetAsync(
            TaobaoHost.Context,
            new LiveOfferRequest(Purchases.Warehouse, [.. skus.Select(sku => new LiveOfferLine(sku, 1))]),
            TestContext.Current.CancellationToken);
}
