using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory;

namespace ReverseBuy.Redis.Tests.Support;

internal static class Listings
{
    public static readonly TenantId Anna = new("anna");
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static SnapshotKey Key(string listing = "7", string account = "main", string marketplace = "1688", string tenant = "anna") =>
        new(new TenantId(tenant), new BuyingAccountId(account), new ListingId(new MarketplaceId(marketplace), listing));

    public static KeyedSnapshot Of(SnapshotKey key, string title = "女士T恤 \"2026\" 😀", double seconds = 0) => new(key, new Snapshot(
        new Product
        {
            Id = key.Listing,
            PageUrl = new Uri("https://detail.example/offer/7.html"),
            Title = title,
            Status = ListingStatus.OnSale,
            Seller = new Seller("b2b-1", "某某服饰"),
            Images = [new Uri("https://img.example/1.jpg")],
            Skus =
            [
                new Sku
                {
                    Id = new SkuId(key.Listing, "7-1"),
                    Options = [new ProductAttribute("颜色", "红色") { TranslatedValue = "Red" }],
                    Prices = new PriceTable([new PriceTier(1, new Money(19.9m, Currency.CNY)), new PriceTier(100, new Money(17.555m, Currency.CNY))]),
                    Availability = Availability.AtLeast(200),
                    WeightGrams = 320,
                },
            ],
            TierBasis = TierBasis.Listing,
        },
        Noon.AddSeconds(seconds)));
}
