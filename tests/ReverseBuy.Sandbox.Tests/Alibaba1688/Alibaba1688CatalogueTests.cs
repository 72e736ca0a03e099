using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Tests.Wire;

namespace ReverseBuy.Sandbox.Tests.Alibaba1688;

public sealed class Alibaba1688CatalogueTests : SandboxTest
{
    [Fact]
    public async Task A_Chinese_keyword_finds_offers_page_by_page()
    {
        var first = await SearchAsync(1);
        var second = await SearchAsync(2);

        Assert.Equal(6, (int)At(first, "result", "result", "totalRecords"));
        Assert.Equal(2, At(first, "result", "result", "data").AsArray().Count);
        Assert.Contains("连衣裙", (string)At(second, "result", "result", "data", 0, "subject")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Details_show_each_way_of_pricing()
    {
        var offers = (await Control.GetListingsAsync(Stop)).Where(listing => listing.Marketplace == "1688").ToList();
        var seen = new SortedSet<int>();
        foreach (var offer in offers)
        {
            var detail = At(await Wire.DetailAsync(Id(offer.Id)), "result", "result");
            var quoteType = (int)At(detail, "productSaleInfo", "quoteType");
            seen.Add(quoteType);
            Assert.Equal(quoteType == 0, detail["productSkuInfos"] is null);
            Assert.Equal(quoteType == 1, detail["productSkuInfos"]?[0]!["price"] is not null);
        }

        Assert.Equal([0, 1, 2], seen);
    }

    [Fact]
    public async Task A_delisted_offer_says_so()
    {
        var offer = await ListingAsync("1688", _ => true);
        await Control.DelistAsync("1688", offer.Id, Stop);

        var detail = await Wire.DetailAsync(Id(offer.Id));

        Assert.False((bool)At(detail, "result", "success"));
        Assert.Contains("已下架", (string)At(detail, "result", "message")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_are_served_by_the_sandbox()
    {
        var offer = await ListingAsync("1688", _ => true);
        var url = (string)At(await Wire.DetailAsync(Id(offer.Id)), "result", "result", "productImage", "images", 0)!;

        Assert.StartsWith(Host.BaseAddress.ToString(), url, StringComparison.Ordinal);
        Assert.Contains("<svg", await Wire.GetTextAsync(new Uri(url)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ranking_of_a_category_has_its_best_sold_offers_first()
    {
        var family = CatalogueIndex.Build().Listings.First(listing => listing.Marketplace == Marketplaces.Alibaba1688).Family;

        var ranked = At(await RankAsync($"{family.CategoryId}", "hot"), "result", "result", "rankProductModels").AsArray();

        Assert.NotEmpty(ranked);
        Assert.Equal(Enumerable.Range(1, ranked.Count), ranked.Select(offer => (int)offer!["sort"]!));
        Assert.Equal(ranked.Select(offer => (int)offer!["soldOut"]!).OrderDescending(), ranked.Select(offer => (int)offer!["soldOut"]!));
        Assert.False((bool)At(await RankAsync("1", "cheapest"), "result", "success"));
    }

    [Theory]
    [InlineData("product.search.keywordQuery", """{"keyword":"连衣裙","pageSize":2,"country":"en"}""", "gw.ParamMissing")]
    [InlineData("product.search.keywordQuery", """{"keyword":"连衣裙","beginPage":"x","pageSize":2,"country":"en"}""", "gw.ParamInvalid")]
    [InlineData("product.search.keywordQuery", """{"keyword":"连衣裙","beginPage":1,"pageSize":2,"country":"en","sort":"price"}""", "gw.ParamInvalid")]
    [InlineData("product.search.keywordQuery", """{"keyword":"连衣裙","beginPage":1,"pageSize":2,"country":"en","sort":"{\"colour\":\"asc\"}"}""", "gw.ParamInvalid")]
    [InlineData("product.search.keywordQuery", """{"keyword":"连衣裙","beginPage":1,"pageSize":2,"country":"en","priceStart":"cheap"}""", "gw.ParamInvalid")]
    [InlineData("product.search.querySellerOfferList", """{"beginPage":1,"pageSize":2,"country":"en"}""", "gw.ParamMissing")]
    [InlineData("product.search.imageQuery", """{"beginPage":1,"pageSize":2,"country":"en"}""", "gw.ParamMissing")]
    public async Task A_question_that_is_not_whole_is_refused(string api, string question, string code) => Assert.Equal(
        code, (string)At(await Wire.AlibabaAsync("com.alibaba.fenxiao.crossborder", api, ("offerQueryParam", question)), "error_code")!);

    [Fact]
    public async Task A_picture_that_was_never_uploaded_finds_nothing_and_says_so() => Assert.False((bool)At(
        await Wire.AlibabaAsync(
            "com.alibaba.fenxiao.crossborder",
            "product.search.imageQuery",
            ("offerQueryParam", """{"imageId":"1","beginPage":1,"pageSize":2,"country":"en"}""")),
        "result",
        "success"));

    private Task<System.Text.Json.Nodes.JsonNode> RankAsync(string category, string kind) => Wire.AlibabaAsync(
        "com.alibaba.fenxiao.crossborder",
        "product.topList.query",
        ("rankQueryParams", $$"""{"rankId":"{{category}}","rankType":"{{kind}}","limit":20,"language":"en"}"""));

    private Task<System.Text.Json.Nodes.JsonNode> SearchAsync(int page) => Wire.AlibabaAsync(
        "com.alibaba.fenxiao.crossborder",
        "product.search.keywordQuery",
        ("offerQueryParam", $$"""{"keyword":"连衣裙","beginPage":{{page}},"pageSize":2,"country":"en"}"""));

    [Fact]
    public async Task A_picture_of_the_platforms_own_is_found_by_its_address_and_no_other()
    {
        var offer = await ListingAsync("1688", _ => true);
        var picture = (string)At(await Wire.DetailAsync(Id(offer.Id)), "result", "result", "productImage", "images", 1)!;

        var own = await AskAsync(picture);
        var other = await AskAsync("https://example.com/1.jpg");

        Assert.Contains(At(own, "data").AsArray(), entry => (long)At(entry, "offerId") == Id(offer.Id));
        Assert.Empty(At(other, "data").AsArray());

        async Task<System.Text.Json.Nodes.JsonNode> AskAsync(string address) => At(
            await Wire.AlibabaAsync(
                "com.alibaba.fenxiao.crossborder",
                "product.search.imageQuery",
                ("offerQueryParam", $$"""{"imageAddress":"{{address}}","beginPage":1,"pageSize":50,"country":"en"}""")),
            "result",
            "result");
    }

    [Fact]
    public async Task A_skus_weight_is_in_grams_in_one_place_and_in_kilograms_in_the_other()
    {
        var listing = CatalogueIndex.Build().Listings.First(candidate => candidate is { Marketplace: Marketplaces.Alibaba1688, HasSkus: true });

        var shipping = At(await Wire.DetailAsync(listing.Id), "result", "result", "productShippingInfo");

        Assert.True(listing.Skus.Select(sku => sku.WeightGrams).Distinct().Count() > 1);
        Assert.Equal(listing.Skus.Select(sku => sku.WeightGrams), At(shipping, "skuShippingInfoList").AsArray().Select(sku => (int)At(sku, "weight")));
        Assert.Equal(listing.Skus.Select(sku => sku.WeightGrams / 1000m), At(shipping, "skuShippingDetails").AsArray().Select(sku => (decimal)At(sku, "weight")));
    }
}
