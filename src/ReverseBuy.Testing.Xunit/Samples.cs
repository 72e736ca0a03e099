using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory;

namespace ReverseBuy.Testing;

internal static class Samples
{
    public static readonly TenantId Anna = new("anna");
    public static readonly TenantId Boris = new("boris");
    public static readonly MarketplaceId Marketplace = new("1688");
    public static readonly BuyingAccountId Account = new("main");
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Currency Yuan = Currency.FromCode("CNY");

    public static SnapshotKey Key(TenantId tenant, string listing = "610947572360") => new(tenant, Account, new ListingId(Marketplace, listing));

    /// <summary>A listing that uses every member of the model.</summary>
    public static Product Full(string title = "女士纯棉T恤 宽松短袖 <新款> \"2026\"")
    {
        var listing = new ListingId(Marketplace, "610947572360");
        return new Product
        {
            Id = listing,
            PageUrl = new Uri("https://detail.1688.com/offer/610947572360.html"),
            Title = title,
            TranslatedTitle = "Women's cotton T-shirt",
            Status = ListingStatus.OnSale,
            Seller = new Seller("b2b-2208", "广州某某服饰有限公司"),
            Category = new ProductCategory("1031910", "T恤"),
            Images = [new Uri("https://cbu01.alicdn.com/img/ibank/主图.jpg"), new Uri("http://img.example.com/2.jpg?a=1&b=2")],
            Skus =
            [
                Choice(listing, "1", Availability.Exactly(17)) with
                {
                    Image = new Uri("https://cbu01.alicdn.com/img/ibank/red.jpg"),
                    WeightGrams = 320,
                    Prices = new PriceTable([Tier(3, 19.9m), Tier(100, 17.555m), Tier(1000, 15m)]),
                },
                Choice(listing, "2", Availability.AtLeast(200)),
                Choice(listing, "3", Availability.InStock),
                Choice(listing, "4", Availability.Out),
                Choice(listing, "5", Availability.Unknown),
            ],
            TierBasis = TierBasis.Listing,
            MinimumOrderQuantity = 3,
            LotSize = 3,
            UnitName = "件",
            Attributes = [new ProductAttribute("材质", "纯棉") { TranslatedName = "Material" }, new ProductAttribute("货号", "A-1")],
            DescriptionHtml = "<p>尺码表 &amp; 说明 😀</p>",
        };
    }

    /// <summary>A listing with everything left out that may be.</summary>
    public static Product Bare(string title)
    {
        var listing = new ListingId(Marketplace, "7");
        return new Product
        {
            Id = listing,
            PageUrl = new Uri("https://detail.1688.com/offer/7.html"),
            Title = title,
            Status = ListingStatus.Unknown,
            Seller = new Seller("s", null),
            Skus = [new Sku { Id = new SkuId(listing, SkuId.OnlySku), Prices = PriceTable.Flat(new Money(1m, Yuan)), Availability = Availability.Unknown }],
            TierBasis = TierBasis.Sku,
        };
    }

    private static Sku Choice(ListingId listing, string id, Availability availability) => new()
    {
        Id = new SkuId(listing, id),
        Options = [new ProductAttribute("颜色", "红色") { TranslatedName = "Colour", TranslatedValue = "Red" }, new ProductAttribute("尺码", id)],
        Prices = PriceTable.Flat(new Money(20m, Yuan)),
        Availability = availability,
    };

    private static PriceTier Tier(int from, decimal price) => new(from, new Money(price, Yuan));
}
