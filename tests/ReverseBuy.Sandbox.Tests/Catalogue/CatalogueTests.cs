using ReverseBuy.Sandbox.Catalogue;

namespace ReverseBuy.Sandbox.Tests.Catalogue;

public sealed class CatalogueTests
{
    private static readonly CatalogueIndex Index = CatalogueIndex.Build();

    [Fact]
    public void There_are_at_least_sixty_listings_over_both_marketplaces()
    {
        Assert.True(Index.Listings.Count >= 60);
        Assert.Equal(["1688", "taobao"], Index.Listings.Select(listing => listing.Marketplace).Distinct().Order(StringComparer.Ordinal));
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
    [InlineData("夏季 连衣裙")]
    [InlineData("女士连衣裙长款")]
    [InlineData("厨房用品")]
    [InlineData("phone case")]
    public void Keywords_find_listings_on_both_marketplaces(string keyword)
    {
        Assert.NotEmpty(Index.Search(Marketplaces.Alibaba1688, keyword));
        Assert.NotEmpty(Index.Search(Marketplaces.Taobao, keyword));
    }

    [Fact]
    public void An_unknown_word_finds_nothing() => Assert.Empty(Index.Search(Marketplaces.Taobao, "航空母舰"));
}
