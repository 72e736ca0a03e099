using System.Globalization;

namespace ReverseBuy.Sandbox.Catalogue;

/// <summary>Makes the listings of both marketplaces out of the word data, the same ones every time.</summary>
internal sealed class ListingFactory(CatalogueWords words)
{
    private readonly List<Seller> _wholesalers = [.. words.Sellers.Select(Wholesaler)];
    private readonly List<Seller> _shops = [.. words.Sellers.Select(Shop)];

    public IEnumerable<Listing> MakeAll()
    {
        for (var family = 0; family < words.Families.Count; family++)
        {
            for (var style = 0; style < words.Families[family].Styles.Count; style++)
            {
                yield return Make1688(family, style);
                yield return MakeTaobao(family, style);
            }
        }
    }

    private Listing Make1688(int familyIndex, int style)
    {
        var family = words.Families[familyIndex];
        var seller = _wholesalers[familyIndex / 2 % _wholesalers.Count];
        var key = $"1688/{family.Key}/{style}";
        var quoteType = (familyIndex + style) % 3;
        var minimum = style switch { 0 => 1, 1 => 2, _ => 6 };
        var price = family.PriceFen * (100 + (style * 15)) / 200;
        return new Listing
        {
            Marketplace = Marketplaces.Alibaba1688,
            Id = 600_000_000_000 + Mixing.Number(key, 300_000_000_000),
            Title = $"{family.Styles[style].Text}{family.Noun} 厂家直销现货批发",
            TitleEnglish = $"{family.Styles[style].English} {family.NounEnglish}, factory wholesale, in stock",
            Family = family,
            Seller = seller,
            QuoteType = quoteType,
            Skus = quoteType == 0 ? [WithoutOptions(key, price)] : [.. Skus(key, family, price, quoteType == 1, seller.Warehouses)],
            Tiers = quoteType == 1
                ? [new PriceTier(minimum, price)]
                : [new PriceTier(minimum, price), new PriceTier(minimum * 10, price * 92 / 100), new PriceTier(minimum * 50, price * 85 / 100)],
            MinimumOrderQuantity = minimum,
            LotSize = style == 2 && familyIndex % 2 == 0 ? 3 : null,
            PostFeeFen = 300 + (familyIndex * 50),
            MonthSold = (int)Mixing.Number(key + "/sold", 5000) + 10,
        };
    }

    private Listing MakeTaobao(int familyIndex, int style)
    {
        var family = words.Families[familyIndex];
        var key = $"taobao/{family.Key}/{style}";
        var price = family.PriceFen * (100 + (style * 20)) / 100;
        return new Listing
        {
            Marketplace = Marketplaces.Taobao,
            Id = 700_000_000_000 + Mixing.Number(key, 200_000_000_000),
            Title = $"{family.Styles[style].Text}{family.Noun} 新款包邮",
            TitleEnglish = $"{family.Styles[style].English} {family.NounEnglish}, new, free postage",
            Family = family,
            Seller = _shops[(familyIndex + style) % _shops.Count],
            QuoteType = 1,
            Skus = [.. Skus(key, family, price, true, 1)],
            Tiers = [new PriceTier(1, price)],
            MinimumOrderQuantity = 1,
            PostFeeFen = style == 0 ? 0 : 600,
            MonthSold = (int)Mixing.Number(key + "/sold", 9000) + 10,
        };
    }

    private static Sku WithoutOptions(string key, long price) =>
        new(0, string.Empty, [], price, 500 + (int)Mixing.Number(key + "/stock", 2000), 0, 0);

    private static IEnumerable<Sku> Skus(string key, WordFamily family, long price, bool pricedEach, int warehouses)
    {
        var (first, second) = (family.Options[0], family.Options[1]);
        var index = 0;
        foreach (var left in first.Values)
        {
            for (var rightIndex = 0; rightIndex < second.Values.Count; rightIndex++)
            {
                var right = second.Values[rightIndex];
                var skuKey = string.Create(CultureInfo.InvariantCulture, $"{key}/{index}");
                yield return new Sku(
                    4_000_000_000_000 + Mixing.Number(skuKey, 2_000_000_000_000),
                    Mixing.Hex32(skuKey),
                    [Option(1627207, first, left), Option(20509, second, right)],
                    pricedEach ? price + (price * rightIndex / 10) : price,
                    200 + (int)Mixing.Number(skuKey + "/stock", 1500),
                    index % warehouses,
                    index);
                index++;
            }
        }
    }

    private static SkuOption Option(long nameId, WordOption option, WordText value) =>
        new(nameId, option.Name, option.NameEnglish, 10_000 + Mixing.Number(value.Text, 90_000), value.Text, value.English);

    // Seller 0 has two warehouses, so that its orders split; sellers 1 and 4 offer mixed batches.
    private static Seller Wholesaler(WordSeller seller, int index) => new(
        2_200_000_000_001 + index,
        seller.Company,
        "BBB" + Mixing.Hex32(seller.Company)[..19],
        string.Create(CultureInfo.InvariantCulture, $"b2b-{2_200_000_000_001 + index}"),
        seller.Province,
        seller.City,
        index == 0 ? 2 : 1,
        index is 1 or 4 ? new MixRule(100, 4) : null);

    private static Seller Shop(WordSeller seller, int index) => new(
        2_100_000_000_001 + index, seller.Shop, string.Empty, string.Empty, seller.Province, seller.City, 1, null);
}
