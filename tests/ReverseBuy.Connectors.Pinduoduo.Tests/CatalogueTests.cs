using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Pinduoduo.Tests.Support;

namespace ReverseBuy.Connectors.Pinduoduo.Tests;

public sealed class CatalogueTests
{
    private const string Search = "pdd.ddk.goods.search";
    private const string Detail = "pdd.ddk.goods.detail";
    private const string Bound = """{"uid":"T42"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_listing_is_read_with_its_choices()
    {
        await using var host = ScriptedHost.Start();
        host.Gateway.Answer(Detail, SampleFile.Text("detail"));

        var product = (await host.Seam<IProductSource>().FindAsync(ScriptedHost.Context, ScriptedHost.Listing, Token))!;

        Assert.Equal((ScriptedHost.Listing, "薰衣草香洗衣液 持久留香 5斤家庭装", ListingStatus.OnSale), (product.Id, product.Title, product.Status));
        Assert.Equal(new Seller("123456", "金皓家居用品"), product.Seller);
        Assert.Equal(new ProductCategory("8586", null), product.Category);
        Assert.Equal(["https://img.pddpic.com/a.jpeg", "https://img.pddpic.com/b.jpeg"], product.Images.Select(image => image.AbsoluteUri));
        Assert.Equal("https://jinbao.pinduoduo.com/goods-detail?s=" + ScriptedHost.Sign, product.PageUrl.AbsoluteUri);
        Assert.Equal("留香 &lt;b&gt;&amp; 洁净", product.DescriptionHtml);
        Assert.Equal(
            [("k1", 19.90m, AvailabilityKind.InStock), ("k2", 20.90m, AvailabilityKind.Out), ("k3", 21.90m, AvailabilityKind.Unknown)],
            product.Skus.Select(sku => (sku.Id.Value, sku.Prices.First.Amount, sku.Availability.Kind)));
        Assert.Equal([new ProductAttribute("颜色", "黑色"), new ProductAttribute("尺码", "M")], product.Skus[0].Options);
        var form = Assert.Single(host.Gateway.Calls).Form;
        Assert.Equal((ScriptedHost.Sign, "true", "60005_612", Bound), (form["goods_sign"], form["need_sku_info"], form["pid"], form["custom_parameters"]));
    }

    [Fact]
    public async Task Without_the_right_to_choices_there_is_one_at_the_lowest_price_of_which_nothing_is_known()
    {
        await using var host = ScriptedHost.Start();
        host.Gateway.Answer(Detail, SampleFile.Text("detail-without-skus"));

        var product = (await host.Seam<IProductSource>().FindAsync(ScriptedHost.Context, ScriptedHost.Listing, Token))!;

        var sku = Assert.Single(product.Skus);
        Assert.Equal((SkuId.OnlySku, 19.90m, Availability.Unknown), (sku.Id.Value, sku.Prices.First.Amount, sku.Availability));
        Assert.Equal("sn-7", product.Seller.Id);
    }

    [Theory]
    [InlineData("\"cat_ids\":[8583,8584,0,0],\"cat_id\":77", "8584")]
    [InlineData("\"cat_ids\":[\"8583\"]", "8583")]
    [InlineData("\"cat_ids\":[0],\"cat_id\":77", "77")]
    [InlineData("\"cat_id\":0", null)]
    [InlineData("\"opt_name\":\"洗护\"", null)]
    public async Task The_category_is_the_narrowest_that_is_told(string told, string? expected)
    {
        await using var host = ScriptedHost.Start();
        host.Gateway.Answer(Detail, """{"goods_detail_response":{"goods_details":[{"goods_name":"x","mall_id":1,"min_group_price":100,""" + told + "}]}}");

        var product = (await host.Seam<IProductSource>().FindAsync(ScriptedHost.Context, ScriptedHost.Listing, Token))!;

        Assert.Equal(expected is null ? null : new ProductCategory(expected, null), product.Category);
    }

    [Fact]
    public async Task What_is_not_told_is_not_there()
    {
        await using var host = ScriptedHost.Start();
        host.Gateway.Answer(Detail, SampleFile.Text("no-detail"));

        Assert.Null(await host.Seam<IProductSource>().FindAsync(ScriptedHost.Context, ScriptedHost.Listing, Token));
    }

    [Fact]
    public async Task A_listing_that_goes_by_its_number_is_searched_for_by_its_link_and_keeps_its_number()
    {
        await using var host = ScriptedHost.Start();
        var listing = new ListingId(PinduoduoMarketplace.Id, "130801587484");
        host.Gateway.Answer(Search, $$$"""{"goods_search_response":{"goods_list":[{"goods_sign":"{{{ScriptedHost.Sign}}}","goods_name":"x"}],"total_count":1}}""").Answer(Detail, SampleFile.Text("detail"));

        var product = (await host.Seam<IProductSource>().FindAsync(ScriptedHost.Context, listing, Token))!;

        Assert.Equal(listing, product.Id);
        Assert.Equal("https://mobile.yangkeduo.com/goods.html?goods_id=130801587484", host.Gateway.Calls[0].Form["keyword"]);
        Assert.Equal(ScriptedHost.Sign, host.Gateway.Calls[1].Form["goods_sign"]);
    }

    // What finds several has found words in titles: none of them is certainly the one.
    [Theory]
    [InlineData("""{"goods_search_response":{"goods_list":[],"total_count":0}}""")]
    [InlineData("""{"goods_search_response":{"goods_list":[{"goods_sign":"a","goods_name":"x"},{"goods_sign":"b","goods_name":"y"}],"total_count":2}}""")]
    public async Task A_number_that_finds_none_or_several_is_not_there(string body)
    {
        await using var host = ScriptedHost.Start();
        host.Gateway.Answer(Search, body);

        Assert.Null(await host.Seam<IProductSource>().FindAsync(ScriptedHost.Context, new ListingId(PinduoduoMarketplace.Id, "130801587484"), Token));
        Assert.Null(await host.Seam<IProductSource>().FindAsync(ScriptedHost.Context, new ListingId(PinduoduoMarketplace.Id, "neither"), Token));
        Assert.Single(host.Gateway.Calls);
    }

    [Fact]
    public async Task A_search_asks_in_fen_and_shows_what_can_be_opened()
    {
        await using var host = ScriptedHost.Start();
        host.Gateway.Answer(Search, SampleFile.Text("search"));
        var query = new SearchQuery("洗衣液")
        {
            Page = 2, PageSize = 500, Sort = SearchSort.Sales, MinimumPrice = new Money(1.005m, Currency.CNY), MaximumPrice = new Money(99.999m, Currency.CNY),
        };

        var page = await host.Seam<IProductSearch>().SearchAsync(ScriptedHost.Context, query, Token);

        var hit = Assert.Single(page.Hits);
        Assert.Equal((ScriptedHost.Listing, new Money(44.90m, Currency.CNY)), (hit.Id, hit.Price!.Value));
        Assert.Equal((10L, false), (page.TotalCount!.Value, page.HasMore));
        var form = Assert.Single(host.Gateway.Calls).Form;
        Assert.Equal(("2", "100", "6", """[{"range_id":0,"range_from":101,"range_to":9999}]"""), (form["page"], form["page_size"], form["sort_type"], form["range_list"]));
        Assert.Equal(("60005_612", Bound), (form["pid"], form["custom_parameters"]));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public async Task There_is_more_while_the_count_says_so(int page, bool hasMore)
    {
        await using var host = ScriptedHost.Start();
        host.Gateway.Answer(Search, SampleFile.Text("search").Replace("\"total_count\": 10", "\"total_count\": 16", StringComparison.Ordinal));

        Assert.Equal(hasMore, (await host.Seam<IProductSearch>().SearchAsync(ScriptedHost.Context, new SearchQuery("x") { Page = page, PageSize = 3 }, Token)).HasMore);
    }

    [Fact]
    public async Task A_bound_in_another_currency_is_refused()
    {
        await using var host = ScriptedHost.Start();
        await Assert.ThrowsAsync<ArgumentException>(async () => await host.Seam<IProductSearch>().SearchAsync(
            ScriptedHost.Context, new SearchQuery("x") { MaximumPrice = new Money(1m, Currency.EUR) }, Token));
    }
}
