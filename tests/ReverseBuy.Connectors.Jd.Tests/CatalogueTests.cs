using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Jd.Catalogue;
using ReverseBuy.Connectors.Jd.Tests.Support;

namespace ReverseBuy.Connectors.Jd.Tests;

public sealed class CatalogueTests
{
    private const string Outside = """{"success":false,"resultMessage":"100001不在用户商品池，请联系商务经理","resultCode":"2004","result":null}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Similar_skus_are_one_product_with_its_prices_stock_and_pictures()
    {
        await using var host = await ListingHostAsync();

        var product = (await host.Seam<IProductSource>().FindAsync(ScriptedHost.Context, ScriptedHost.Listing(), Token))!;

        Assert.Equal((ScriptedHost.Listing(), "手机 黑色 64G", ListingStatus.OnSale, 2, "件"), (product.Id, product.Title, product.Status, product.MinimumOrderQuantity, product.UnitName));
        Assert.Equal(new ProductCategory("4837", null), product.Category);
        Assert.Equal("https://item.jd.com/100001.html", product.PageUrl.AbsoluteUri);
        Assert.Equal(
            ["https://img13.360buyimg.com/n0/jfs/t1/12345/1/abc.jpg", "https://img13.360buyimg.com/n0/jfs/t1/two.jpg"],
            product.Images.Select(image => image.AbsoluteUri));
        Assert.Equal([("品牌", "某牌"), ("产地", "中国大陆")], product.Attributes.Select(attribute => (attribute.Name, attribute.Value)));

        // 100003 has the price -1: it is not sold to us.
        Assert.Equal(["100001", "100002"], product.Skus.Select(sku => sku.Id.Value));
        Assert.Equal([3899m, 4199.5m], product.Skus.Select(sku => sku.Prices.First.Amount));
        Assert.Equal([Availability.Exactly(7), Availability.Out], product.Skus.Select(sku => sku.Availability));
        Assert.Equal([("颜色", "黑色"), ("版本", "64G")], product.Skus[0].Options.Select(option => (option.Name, option.Value)));
        Assert.Equal([("颜色", "黑色"), ("版本", "128G")], product.Skus[1].Options.Select(option => (option.Name, option.Value)));
        Assert.Equal("https://img13.360buyimg.com/n0/jfs/t1/black.jpg", product.Skus[1].Image!.AbsoluteUri);
        Assert.Equal([350, null], product.Skus.Select(sku => sku.WeightGrams));

        Assert.Equal("100001,100002,100003", Assert.Single(host.Gateway.CallsOf("api/price/getSellPrice")).Form["sku"]);
        var stock = Assert.Single(host.Gateway.CallsOf("api/stock/getNewStockById")).Form;
        Assert.Equal("19_1601_3633_0", stock["area"]);
        Assert.Equal("""[{"skuId":100001,"num":1},{"skuId":100002,"num":1},{"skuId":100003,"num":1}]""", stock["skuNums"]);
    }

    [Theory]
    [InlineData("\"category\":\"670\"", "670")]
    [InlineData("\"category\":4837", "4837")]
    [InlineData("\"category\":\"670;729; ;\"", "729")]
    [InlineData("\"category\":\";\"", null)]
    [InlineData("\"category\":null", null)]
    public async Task The_category_is_the_narrowest_that_is_told(string told, string? expected)
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer("api/product/getDetail", """{"success":true,"resultCode":"0000","result":{"sku":100001,"name":"x","state":1,""" + told + "}}")
            .Answer("api/product/getSimilarSku", """{"success":true,"resultCode":"0000","result":[]}""")
            .Answer("api/product/skuImage", SampleFile.Text("images"))
            .Answer("api/price/getSellPrice", SampleFile.Text("prices"))
            .Answer("api/stock/getNewStockById", SampleFile.Text("stock"));

        var product = (await host.Seam<IProductSource>().FindAsync(ScriptedHost.Context, ScriptedHost.Listing(), Token))!;

        Assert.Equal(expected is null ? null : new ProductCategory(expected, null), product.Category);
    }

    [Fact]
    public async Task A_product_without_similar_ones_has_one_choice()
    {
        await using var host = await ListingHostAsync("""{"success":true,"resultCode":"0000","result":[]}""");

        var product = (await host.Seam<IProductSource>().FindAsync(ScriptedHost.Context, ScriptedHost.Listing(), Token))!;

        Assert.Equal((SkuId.OnlySku, 3899m), (Assert.Single(product.Skus).Id.Value, product.Skus[0].Prices.First.Amount));
        Assert.Empty(product.Skus[0].Options);
    }

    [Fact]
    public async Task Without_a_warehouse_nothing_is_known_of_stock_and_nothing_asked()
    {
        await using var host = await ListingHostAsync(hasWarehouse: false);

        var product = (await host.Seam<IProductSource>().FindAsync(ScriptedHost.Context, ScriptedHost.Listing(), Token))!;

        Assert.All(product.Skus, sku => Assert.Equal(Availability.Unknown, sku.Availability));
        Assert.Empty(host.Gateway.CallsOf("api/stock/getNewStockById"));
    }

    [Theory]
    [InlineData("2004")]
    [InlineData("0010")]
    public async Task What_is_outside_the_pool_is_not_there(string code)
    {
        await using var host = await ScriptedHost.StartAsync();
        var outside = Outside.Replace("2004", code, StringComparison.Ordinal);
        host.Gateway.Answer("api/product/getDetail", outside).Answer("api/product/getSimilarSku", outside);

        Assert.Null(await host.Seam<IProductSource>().FindAsync(ScriptedHost.Context, ScriptedHost.Listing(), Token));
        Assert.Null(await host.Seam<IProductSource>().FindAsync(ScriptedHost.Context, ScriptedHost.Listing("no-number"), Token));
    }

    [Fact]
    public async Task Trouble_inside_JD_is_never_not_there()
    {
        await using var host = await ScriptedHost.StartAsync();
        const string Trouble = """{"success":false,"resultCode":"5001","resultMessage":"系统异常","result":null}""";
        host.Gateway.Answer("api/product/getDetail", Trouble).Answer("api/product/getSimilarSku", Trouble);

        var error = await Assert.ThrowsAsync<MarketplaceException>(
            async () => await host.Seam<IProductSource>().FindAsync(ScriptedHost.Context, ScriptedHost.Listing(), Token));

        Assert.Equal(MarketplaceErrorKind.Unavailable, error.Kind);
    }

    [Fact]
    public async Task A_search_is_priced_with_a_second_call_and_leaves_out_what_is_not_sold()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer("api/search/search", SampleFile.Text("search")).Answer("api/price/getSellPrice", SampleFile.Text("prices"));
        var query = new SearchQuery("手机")
        {
            Page = 1,
            PageSize = 500,
            Sort = SearchSort.PriceDescending,
            MinimumPrice = new Money(10.5m, Currency.CNY),
            MaximumPrice = new Money(9000m, Currency.CNY),
        };

        var page = await host.Seam<IProductSearch>().SearchAsync(ScriptedHost.Context, query, Token);

        var hit = Assert.Single(page.Hits);
        Assert.Equal(("100001", "手机 黑色 64G", 3899m), (hit.Id.Value, hit.Title, hit.Price!.Value.Amount));
        Assert.Equal("https://img13.360buyimg.com/n0/jfs/t1/hit.jpg", hit.Image!.AbsoluteUri);
        Assert.Equal((true, 253L), (page.HasMore, page.TotalCount));
        var form = Assert.Single(host.Gateway.CallsOf("api/search/search")).Form;
        Assert.Equal(("手机", "1", "50", "price_desc", "10.5", "9000"), (form["keyword"], form["pageIndex"], form["pageSize"], form["sortType"], form["min"], form["max"]));
        Assert.Equal(ScriptedHost.AccessToken, form["token"]);
    }

    [Theory]
    [InlineData(SearchSort.Relevance, null)]
    [InlineData(SearchSort.PriceAscending, "price_asc")]
    [InlineData(SearchSort.Sales, "sale_desc")]
    public async Task Results_come_in_the_order_asked_for_and_the_last_page_is_the_last(SearchSort sort, string? sent)
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer("api/search/search", SampleFile.Text("search")).Answer("api/price/getSellPrice", SampleFile.Text("prices"));

        var page = await host.Seam<IProductSearch>().SearchAsync(ScriptedHost.Context, new SearchQuery("手机") { Sort = sort, Page = 13 }, Token);

        Assert.Equal(sent, host.Gateway.Calls[0].Form.GetValueOrDefault("sortType"));
        Assert.False(page.HasMore);
    }

    [Fact]
    public async Task When_prices_cannot_be_had_results_are_shown_without()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer("api/search/search", SampleFile.Text("search"))
            .Answer("api/price/getSellPrice", """{"success":false,"resultCode":"5001","resultMessage":"系统异常","result":null}""");

        var page = await host.Seam<IProductSearch>().SearchAsync(ScriptedHost.Context, new SearchQuery("手机"), Token);

        Assert.Equal([("100001", null), ("100003", null)], page.Hits.Select(hit => (hit.Id.Value, hit.Price)));
    }

    [Fact]
    public async Task A_bound_in_another_currency_is_refused_before_anything_is_sent()
    {
        await using var host = await ScriptedHost.StartAsync();
        var query = new SearchQuery("手机") { MinimumPrice = new Money(1m, Currency.USD) };

        await Assert.ThrowsAsync<ArgumentException>(async () => await host.Seam<IProductSearch>().SearchAsync(ScriptedHost.Context, query, Token));
        Assert.Empty(host.Gateway.Calls);
    }

    [Theory]
    [InlineData("""{"introduction":"<img src=\"//http://img30.360buyimg.com/a.jpg\">"}""", "<img src=\"http://img30.360buyimg.com/a.jpg\">")]
    [InlineData(
        """{"introduction":"<style>.a{background-image:url(//img30.360buyimg.com/b.jpg)}</style>","param":"<table></table>"}""",
        "<style>.a{background-image:url(//img30.360buyimg.com/b.jpg)}</style><table></table><img src=\"//img30.360buyimg.com/b.jpg\">")]
    [InlineData("""{"nintroduction":"<p>x</p>"}""", "<p>x</p>")]
    [InlineData("{}", null)]
    public void Descriptions_keep_the_pictures_that_a_sanitiser_would_lose(string detail, string? expected) =>
        Assert.Equal(expected, JdDescription.Of(WireValue.Parse(detail)));

    private static async Task<ScriptedHost> ListingHostAsync(string? similar = null, bool hasWarehouse = true)
    {
        var host = await ScriptedHost.StartAsync(hasWarehouse: hasWarehouse);
        host.Gateway.Answer("api/product/getDetail", SampleFile.Text("detail"))
            .Answer("api/product/getSimilarSku", similar ?? SampleFile.Text("similar"))
            .Answer("api/product/skuImage", SampleFile.Text("images"))
            .Answer("api/price/getSellPrice", SampleFile.Text("prices"))
            .Answer("api/stock/getNewStockById", SampleFile.Text("stock"));
        return host;
    }
}
