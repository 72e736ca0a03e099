using ReverseBuy.Sandbox.Catalogue;

namespace ReverseBuy.Sandbox.Tests.Catalogue;

public sealed class CatalogueTests
{
    private static readonly CatalogueIndex Index = CatalogueIndex.Build();

    [Fact]
    public void There_are_600_listings_in_many_categories_a_quarter_of_them_on_each_marketplace()
    {
        Assert.Equal(600, Index.Listings.Count);
        Assert.All(Marketplaces.All, marketplace => Assert.Equal(150, Index.Listings.Count(listing => listing.Marketplace == marketplace)));
        Assert.True(Index.Listings.Select(listing => listing.Family.Category).Distinct().Count() >= 10);
        Assert.Equal(["1688", "jd", "pinduoduo", "taobao"], Index.Listings.Select(listing => listing.Marketplace).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_listing_is_valid()
    {
        Assert.All(Index.Listings, listing =>
        {
            Assert.Contains(listing.Title, character => character is >= '一' and <= '鿿');
            Assert.InRange(listing.Id, 100_000_000_000, 999_999_999_999);
            Assert.NotEmpty(listing.Skus);
            Assert.All(listing.Skus, sku => Assert.True(sku.PriceFen > 0 && sku.Stock > 0));
            Assert.Equal(listing.HasSkus, listing.Skus.All(sku => sku is { Id: > 0, SpecId.Length: 32, Options.Count: 2 }));
            Assert.Equal(listing.Tiers.OrderBy(tier => tier.StartQuantity), listing.Tiers);
            Assert.Equal(listing.MinimumOrderQuantity, listing.Tiers[0].StartQuantity);
            Assert.True(listing.Family.WeightGrams > 0);
        });
        Assert.Distinct(Index.Listings.SelectMany(listing => listing.Skus).Where(sku => sku.Id != 0).Select(sku => sku.Id));
    }

    [Fact]
    public void Building_it_again_gives_the_same_listings()
    {
        var again = CatalogueIndex.Build();

        Assert.Equal(
            Index.Listings.SelectMany(listing => listing.Skus.Select(sku => (listing.Id, sku.Id, sku.PriceFen, sku.Stock))),
            again.Listings.SelectMany(listing => listing.Skus.Select(sku => (listing.Id, sku.Id, sku.PriceFen, sku.Stock))));
    }

    [Theory]
    [InlineData("连衣裙")]
    [InlineData("手机壳")]
    [InlineData("运动鞋")]
    [InlineData("保温杯")]
    [InlineData("数据线")]
    [InlineData("瑜伽垫")]
    [InlineData("宠物")]
    [InlineData("饰品 项链")]
    [InlineData("T恤")]
    [InlineData("t恤")]
    [InlineData("夏季 连衣裙")]
    [InlineData("女士连衣裙长款")]
    [InlineData("厨房用品")]
    [InlineData("phone case")]
    public void Keywords_find_listings_on_all_marketplaces(string keyword)
    {
        Assert.NotEmpty(Index.Search(Marketplaces.Alibaba1688, keyword));
        Assert.NotEmpty(Index.Search(Marketplaces.Taobao, keyword));
        Assert.NotEmpty(Index.Search(Marketplaces.Jd, keyword));
        Assert.NotEmpty(Index.Search(Marketplaces.Pinduoduo, keyword));
    }

    [Fact]
    public void An_unknown_word_finds_nothing() => Assert.Empty(Index.Search(Marketplaces.Taobao, "航空母舰"));

    // What the index finds is what reading every listing finds.
    [Theory]
    [InlineData("连衣裙")]
    [InlineData("夏季 连衣裙")]
    [InlineData("女")]
    [InlineData("包")]
    [InlineData("现货")]
    [InlineData("硅胶")]
    [InlineData("Silicone phone")]
    [InlineData("KIDS")]
    [InlineData("便宜的瑜伽垫和项链")]
    [InlineData("裙 厂")]
    [InlineData("  ")]
    [InlineData("连衣裙女装")]
    [InlineData("批发夏季")]
    public void The_index_finds_what_reading_every_title_finds(string keyword)
    {
        var words = keyword.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var expected = Index.Listings.Where(listing => listing.Marketplace == Marketplaces.Alibaba1688
            && (Array.TrueForAll(words, word => Holds(listing, word)) || keyword.Contains(listing.Family.Noun, StringComparison.OrdinalIgnoreCase)));

        Assert.Equal(expected.Select(listing => listing.Id), Index.Search(Marketplaces.Alibaba1688, keyword).Select(listing => listing.Id));
    }

    [Fact]
    public void Wholesale_has_all_ways_to_price_to_pack_and_to_mix()
    {
        var offers = Index.Listings.Where(listing => listing.Marketplace == Marketplaces.Alibaba1688).ToList();

        Assert.Equal([0, 1, 2], offers.Select(offer => offer.QuoteType).Distinct().Order());
        Assert.True(offers.Count(offer => offer.Tiers.Count > 1) >= 50);
        Assert.True(offers.Count(offer => offer.MinimumOrderQuantity > 1) >= 50);
        Assert.True(offers.Count(offer => offer.LotSize is not null) >= 20);
        Assert.All(offers, offer => Assert.Equal(0, offer.LotSize is { } lot ? offer.MinimumOrderQuantity % lot : 0));
        Assert.True(offers.Where(offer => offer.Seller.Mix is not null).Select(offer => offer.Seller.Id).Distinct().Count() >= 3);
        Assert.True(offers.Select(offer => offer.Seller.Mix).OfType<MixRule>().Distinct().Count() > 1);
        Assert.Contains(offers, offer => offer.Seller.Warehouses > 1);
    }

    [Fact]
    public void Every_sku_of_JD_has_a_number_of_its_own_and_a_listing_goes_by_its_first()
    {
        var listings = Index.Listings.Where(listing => listing.Marketplace == Marketplaces.Jd).ToList();

        Assert.Contains(listings, listing => !listing.HasSkus);
        Assert.All(listings.Where(listing => listing.HasSkus), listing => Assert.Equal(listing.Id, listing.Skus[0].Id));
        Assert.All(listings, listing => Assert.All(listing.Skus, sku => Assert.Equal((listing, sku), Index.FindJdSku(sku.Id == 0 ? listing.Id : sku.Id))));
        Assert.Null(Index.FindJdSku(1));
    }

    [Fact]
    public void No_two_listings_look_alike()
    {
        Assert.Distinct(Index.Listings.Select(listing => (listing.Marketplace, listing.Title)));
        Assert.All(Index.Listings.Where(listing => listing.HasSkus), listing => Assert.Distinct(listing.Skus.Select(sku => string.Join(';', sku.Options.Select(option => option.ValueId)))));
    }

    private static bool Holds(Listing listing, string word) =>
        new[] { listing.Title, listing.TitleEnglish, listing.Family.Category, listing.Family.CategoryEnglish }
            .Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
