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

    private Task<System.Text.Json.Nodes.JsonNode> SearchAsync(int page) => Wire.AlibabaAsync(
        "com.alibaba.fenxiao.crossborder",
        "product.search.keywordQuery",
        ("offerQueryParam", $$"""{"keyword":"连衣裙","beginPage":{{page}},"pageSize":2,"country":"en"}"""));
}
