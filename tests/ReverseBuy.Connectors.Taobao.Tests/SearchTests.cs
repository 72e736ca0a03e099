using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Taobao.Tests.Support;

namespace ReverseBuy.Connectors.Taobao.Tests;

public sealed class SearchTests
{
    private const string Search = "/traffic/item/search";

    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SearchSort.Relevance, null)]
    [InlineData(SearchSort.PriceAscending, "PRICE_ASC")]
    [InlineData(SearchSort.PriceDescending, "PRICE_DESC")]
    [InlineData(SearchSort.Sales, "SALE_QTY_DESC")]
    public async Task Results_come_in_the_order_asked_for(SearchSort sort, string? sent) =>
        Assert.Equal(sent, (await SentAsync(new SearchQuery("裙") { Sort = sort })).GetValueOrDefault("sort"));

    [Theory]
    [InlineData("20", null, "min_price:2000")]
    [InlineData(null, "100.5", "max_price:10050")]
    [InlineData("20.001", "99.999", "min_price:2001,max_price:9999")]
    [InlineData(null, null, null)]
    public async Task Prices_are_filtered_in_fen_and_never_wider_than_asked(string? least, string? most, string? sent)
    {
        var query = new SearchQuery("裙") { MinimumPrice = Yuan(least), MaximumPrice = Yuan(most) };
        Assert.Equal(sent, (await SentAsync(query)).GetValueOrDefault("filters"));
    }

    [Fact]
    public async Task A_bound_in_another_currency_is_refused_before_anything_is_sent()
    {
        var gateway = new ScriptedGateway();
        await using var host = new TaobaoHost(gateway);
        var query = new SearchQuery("裙") { MinimumPrice = new Money(1m, Currency.USD) };
        await Assert.ThrowsAsync<ArgumentException>(async () => await host.Seam<IProductSearch>().SearchAsync(TaobaoHost.Context, query, Cancellation));
        Assert.Empty(gateway.Calls);
    }

    [Theory]
    [InlineData(TaobaoSearchPriceUnit.Yuan, 59.90, 6000)]
    [InlineData(TaobaoSearchPriceUnit.FenWithoutPoint, 59.90, 60)]
    public async Task What_a_price_without_a_point_means_is_a_setting(TaobaoSearchPriceUnit unit, decimal first, decimal second)
    {
        var gateway = new ScriptedGateway().Answer("/upload/image", Samples.ImageUpload).Answer("/traffic/item/imgsearch", Samples.ImageSearch);
        await using var host = new TaobaoHost(gateway, options => options.SearchPriceUnit = unit);
        var page = await host.Seam<IImageSearch>().SearchAsync(TaobaoHost.Context, new ImageQuery(Jpeg), Cancellation);
        Assert.Equal([first, second], page.Hits.Select(hit => hit.Price?.Amount));
    }

    [Theory]
    [InlineData("FFD8FFE0", 4)]
    [InlineData("89504E470D0A", 6)]
    [InlineData("524946460000000057454250", 12)]
    [InlineData("FFD8FF", 3 * 1024 * 1024)]
    public async Task A_picture_is_uploaded_and_searched_by_the_id_it_got(string beginning, int length)
    {
        var picture = Picture(beginning, length);
        var gateway = new ScriptedGateway().Answer("/upload/image", Samples.ImageUpload).Answer("/traffic/item/imgsearch", Samples.ImageSearch);
        await using var host = new TaobaoHost(gateway);
        var page = await host.Seam<IImageSearch>().SearchAsync(TaobaoHost.Context, new ImageQuery(picture), Cancellation);

        Assert.Equal(Convert.ToBase64String(picture), gateway.Calls[0].Form["image_base64"]);
        Assert.Equal("3f0a1c", gateway.Calls[1].Form["image_id"]);
        Assert.Equal(["731040994692", "731040994695"], page.Hits.Select(hit => hit.Id.Value));
        Assert.False(page.HasMore);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("474946383961", 6)]
    [InlineData("524946460000000057415645", 12)]
    [InlineData("52494646", 4)]
    [InlineData("FFD8FF", (3 * 1024 * 1024) + 1)]
    public async Task What_the_platform_takes_for_no_picture_is_not_sent(string beginning, int length)
    {
        var picture = Picture(beginning, length);
        var gateway = new ScriptedGateway();
        await using var host = new TaobaoHost(gateway);
        var error = await Assert.ThrowsAsync<ArgumentException>(
            async () => await host.Seam<IImageSearch>().SearchAsync(TaobaoHost.Context, new ImageQuery(picture), Cancellation));
        Assert.Contains("3 MB", error.Message, StringComparison.Ordinal);
        Assert.Empty(gateway.Calls);
    }

    [Fact]
    public async Task A_search_by_picture_has_one_page()
    {
        var gateway = new ScriptedGateway();
        await using var host = new TaobaoHost(gateway);
        var page = await host.Seam<IImageSearch>().SearchAsync(TaobaoHost.Context, new ImageQuery(Jpeg) { Page = 2 }, Cancellation);
        Assert.Empty(page.Hits);
        Assert.Empty(gateway.Calls);
    }

    [Fact]
    public async Task A_shop_is_searched_by_its_id_with_or_without_a_keyword()
    {
        var gateway = new ScriptedGateway().Answer(Search, Samples.Search);
        await using var host = new TaobaoHost(gateway);
        var shops = host.Seam<IShopListings>();
        await shops.ListAsync(TaobaoHost.Context, "599014143", new SearchQuery(string.Empty), Cancellation);
        await shops.ListAsync(TaobaoHost.Context, "599014143", new SearchQuery("裙") { Page = 2 }, Cancellation);

        Assert.False(gateway.Calls[0].Form.ContainsKey("keyword"));
        Assert.Equal(("599014143", "裙", "2"), (gateway.Calls[1].Form["shop_id"], gateway.Calls[1].Form["keyword"], gateway.Calls[1].Form["page_no"]));
    }

    [Fact]
    public async Task A_seller_whose_shop_was_never_told_cannot_be_listed()
    {
        var gateway = new ScriptedGateway();
        await using var host = new TaobaoHost(gateway);
        var error = await Assert.ThrowsAsync<MarketplaceException>(
            async () => await host.Seam<IShopListings>().ListAsync(TaobaoHost.Context, "listing-1", new SearchQuery(string.Empty), Cancellation));
        Assert.Equal(MarketplaceErrorKind.InvalidRequest, error.Kind);
        Assert.Empty(gateway.Calls);
    }

    private static byte[] Picture(string beginning, int length)
    {
        var picture = new byte[length];
        Convert.FromHexString(beginning).CopyTo(picture, 0);
        return picture;
    }

    private static Money? Yuan(string? amount) =>
        amount is null ? null : new Money(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), Currency.CNY);

    private static async Task<IReadOnlyDictionary<string, string>> SentAsync(SearchQuery query)
    {
        var gateway = new ScriptedGateway().Answer(Search, Samples.Search);
        await using var host = new TaobaoHost(gateway);
        await host.Seam<IProductSearch>().SearchAsync(TaobaoHost.Context, query, Cancellation);
        return gateway.Calls[0].Form;
    }
}
