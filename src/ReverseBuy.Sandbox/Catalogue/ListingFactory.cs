using System.Globalization;

namespace ReverseBuy.Sandbox.Catalogue;

/// <summary>Makes the listings of all marketplaces out of the word data, the same ones every time.</summary>
internal sealed class ListingFactory(CatalogueWords words)
{
    private const int StylesPerWave = 3;

    // In every other family this style has no choices but at 1688.
    private const int StyleWithoutSkus = 4;

    private static readonly string[] WholesaleSlogans = ["厂家直销现货批发", "源头工厂一件代发", "跨境外贸货源"];
    private static readonly string[] ShopSlogans = ["新款包邮", "官方正品现货", "高级感送礼"];
    private static readonly string[] WholesaleSlogansEnglish = ["factory wholesale, in stock", "from the factory, single pieces", "for cross-border trade"];
    private static readonly string[] ShopSlogansEnglish = ["new, free postage", "official, in stock", "as a gift"];

    private static readonly string[] JdSlogans = ["自营次日达", "企业专享现货", "正品开票"];
    private static readonly string[] JdSlogansEnglish = ["sold by JD, next day", "for companies, in stock", "genuine, with invoice"];

    private static readonly string[] PinduoduoSlogans = ["百亿补贴包邮", "万人团现货", "工厂直发"];
    private static readonly string[] PinduoduoSlogansEnglish = ["subsidised, free postage", "ten thousand buy it, in stock", "straight from the factory"];

    // It has two warehouses, so that its orders split.
    private static readonly Seller Jd = new(1, "京东", string.Empty, string.Empty, "北京", "北京市", 2, null);

    private readonly List<Seller> _wholesalers = [.. words.Sellers.Select(Wholesaler)];
    private readonly List<Seller> _shops = [.. words.Sellers.Select(Shop)];

    // The first styles of every family come before the further ones: the catalogue can grow, and what comes first stays first.
    public IEnumerable<Listing> MakeAll() =>
        from wave in Enumerable.Range(0, words.Families.Max(family => family.Styles.Count + StylesPerWave - 1) / StylesPerWave)
        from family in Enumerable.Range(0, words.Families.Count)
        from style in Enumerable.Range(wave * StylesPerWave, StylesPerWave).Where(style => style < words.Families[family].Styles.Count)
        from listing in (Listing[])[Make1688(family, style), MakeTaobao(family, style), MakeJd(family, style), MakePinduoduo(family, style)]
        select listing;

    private Listing Make1688(int familyIndex, int style)
    {
        var family = words.Families[familyIndex];
        var seller = _wholesalers[familyIndex / 2 % _wholesalers.Count];
        var key = $"1688/{family.Key}/{style}";
        var quoteType = (familyIndex + style) % 3;
        var minimum = (style % StylesPerWave) switch { 0 => 1, 1 => 2, _ => 6 };
        var price = family.PriceFen * (100 + (style * 15)) / 200;
        return new Listing
        {
            Marketplace = Marketplaces.Alibaba1688,
            Id = 600_000_000_000 + Mixing.Number(key, 300_000_000_000),
            Title = $"{family.Styles[style].Text}{family.Noun} {WholesaleSlogans[SloganOf(familyIndex, style)]}",
            TitleEnglish = $"{family.Styles[style].English} {family.NounEnglish}, {WholesaleSlogansEnglish[SloganOf(familyIndex, style)]}",
            Family = family,
            Seller = seller,
            QuoteType = quoteType,
            Skus = quoteType == 0 ? [WithoutOptions(key, family, price)] : [.. Skus(key, family, price, quoteType == 1, seller.Warehouses)],
            Tiers = quoteType == 1
                ? [new PriceTier(minimum, price)]
                : [new PriceTier(minimum, price), new PriceTier(minimum * 10, price * 92 / 100), new PriceTier(minimum * 50, price * 85 / 100)],
            MinimumOrderQuantity = minimum,
            LotSize = style % StylesPerWave == 2 && (familyIndex + (style / StylesPerWave)) % 2 == 0 ? 3 : null,
            PostFeeFen = 300 + (familyIndex * 50),
            MonthSold = (int)Mixing.Number(key + "/sold", 5000) + 10,
        };
    }

    private Listing MakeTaobao(int familyIndex, int style)
    {
        var family = words.Families[familyIndex];
        var key = $"taobao/{family.Key}/{style}";
        var price = family.PriceFen * (100 + (style * 20)) / 100;
        var hasSkus = style != StyleWithoutSkus || familyIndex % 2 == 0;
        return new Listing
        {
            Marketplace = Marketplaces.Taobao,
            Id = 700_000_000_000 + Mixing.Number(key, 200_000_000_000),
            Title = $"{family.Styles[style].Text}{family.Noun} {ShopSlogans[SloganOf(familyIndex, style)]}",
            TitleEnglish = $"{family.Styles[style].English} {family.NounEnglish}, {ShopSlogansEnglish[SloganOf(familyIndex, style)]}",
            Family = family,
            Seller = _shops[(familyIndex + style) % _shops.Count],
            QuoteType = hasSkus ? 1 : 0,
            Skus = hasSkus ? [.. Skus(key, family, price, true, 1)] : [WithoutOptions(key, family, price)],
            Tiers = [new PriceTier(1, price)],
            MinimumOrderQuantity = 1,
            PostFeeFen = style == 0 ? 0 : 600,
            MonthSold = (int)Mixing.Number(key + "/sold", 9000) + 10,
        };
    }

    // Every SKU of JD has a page; the listing goes by the number of its first.
    private Listing MakeJd(int familyIndex, int style)
    {
        var family = words.Families[familyIndex];
        var key = $"jd/{family.Key}/{style}";
        var price = family.PriceFen * (100 + (style * 25)) / 100;
        var hasSkus = style != StyleWithoutSkus || familyIndex % 2 == 0;
        Sku[] skus = hasSkus
            ? [.. Skus(key, family, price, true, Jd.Warehouses).Select(sku => sku with { Id = JdNumber(sku.SpecId) })]
            : [WithoutOptions(key, family, price)];
        return new Listing
        {
            Marketplace = Marketplaces.Jd,
            Id = hasSkus ? skus[0].Id : JdNumber(key),
            Title = $"{family.Styles[style].Text}{family.Noun} {JdSlogans[SloganOf(familyIndex, style)]}",
            TitleEnglish = $"{family.Styles[style].English} {family.NounEnglish}, {JdSlogansEnglish[SloganOf(familyIndex, style)]}",
            Family = family,
            Seller = Jd,
            QuoteType = hasSkus ? 1 : 0,
            Skus = skus,
            Tiers = [new PriceTier(1, price)],
            MinimumOrderQuantity = 1,
            PostFeeFen = style == 0 ? 0 : 600,
            MonthSold = (int)Mixing.Number(key + "/sold", 9000) + 10,
        };
    }

    private Listing MakePinduoduo(int familyIndex, int style)
    {
        var family = words.Families[familyIndex];
        var key = $"pinduoduo/{family.Key}/{style}";
        var price = family.PriceFen * (100 + (style * 10)) / 125;
        var hasSkus = style != StyleWithoutSkus || familyIndex % 2 == 0;
        return new Listing
        {
            Marketplace = Marketplaces.Pinduoduo,
            Id = 300_000_000_000 + Mixing.Number(key, 200_000_000_000),
            Title = $"{family.Styles[style].Text}{family.Noun} {PinduoduoSlogans[SloganOf(familyIndex, style)]}",
            TitleEnglish = $"{family.Styles[style].English} {family.NounEnglish}, {PinduoduoSlogansEnglish[SloganOf(familyIndex, style)]}",
            Family = family,
            Seller = _shops[(familyIndex + style + 1) % _shops.Count],
            QuoteType = hasSkus ? 1 : 0,
            Skus = hasSkus ? [.. Skus(key, family, price, true, 1)] : [WithoutOptions(key, family, price)],
            Tiers = [new PriceTier(1, price)],
            MinimumOrderQuantity = 1,
            PostFeeFen = 0,
            MonthSold = (int)Mixing.Number(key + "/sold", 20_000) + 10,
        };
    }

    private static long JdNumber(string key) => 100_000_000_000 + Mixing.Number("jd-sku/" + key, 99_999_999_999);

    private static int SloganOf(int family, int style) => style < StylesPerWave ? 0 : (family + style) % WholesaleSlogans.Length;

    private static Sku WithoutOptions(string key, WordFamily family, long price) =>
        new(0, string.Empty, [], price, 500 + (int)Mixing.Number(key + "/stock", 2000), 0, 0, family.WeightGrams);

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
                    index,
                    family.WeightGrams * (20 + rightIndex) / 20);
                index++;
            }
        }
    }

    private static SkuOption Option(long nameId, WordOption option, WordText value) =>
        new(nameId, option.Name, option.NameEnglish, 10_000 + Mixing.Number(value.Text, 90_000), value.Text, value.English);

    // Every ninth seller has two warehouses, so that its orders split; every third, from the second on, offers mixed batches, each on its own terms.
    private static Seller Wholesaler(WordSeller seller, int index) => new(
        2_200_000_000_001 + index,
        seller.Company,
        "BBB" + Mixing.Hex32(seller.Company)[..19],
        string.Create(CultureInfo.InvariantCulture, $"b2b-{2_200_000_000_001 + index}"),
        seller.Province,
        seller.City,
        index % 9 == 0 ? 2 : 1,
        index % 3 == 1 ? new MixRule(100 + (index / 6 * 100), 4 + (index / 6 * 6)) : null);

    private static Seller Shop(WordSeller seller, int index) => new(
        2_100_000_000_001 + index, seller.Shop, string.Empty, string.Empty, seller.Province, seller.City, 1, null);
}
