using System.Globalization;
using System.Text.Json;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Catalogue;

/// <summary>From the platform's offer to the product that is the same everywhere.</summary>
internal static class OfferMapping
{
    /// <summary>quoteType 1: each SKU has its price. 0 and 2: the price follows the quantity of the whole offer.</summary>
    private const int PricedBySku = 1;

    public static OfferDetail Map(Alibaba1688Options options, ListingId listing, WireValue offer)
    {
        var sale = offer.Nested("productSaleInfo");
        var tiers = Tiers(sale);
        var weights = OfferWeights.Read(offer);
        var bySku = sale?.Whole("quoteType") == PricedBySku || tiers is null;
        var infos = offer.List("productSkuInfos");
        var specs = new Dictionary<string, string>(infos.Count, StringComparer.Ordinal);
        var skus = new List<Sku>(infos.Count);
        var ownPrices = new ReadOnce<PriceTable?>(OwnPrice, expected: 4);
        var read = new ReadOnce<OfferOption>(OfferOption.Read, expected: 16);
        foreach (var info in infos)
        {
            // Without its hash a SKU cannot be ordered (500_002), without a price not be sold (500_008): it is no choice.
            var sent = new SentSku(info);
            if (TolerantJson.TextOf(sent.Id) is { } id && TolerantJson.TextOf(sent.Spec) is { } spec && (bySku ? ownPrices.Of(sent.Price) : tiers) is { } prices
                && specs.TryAdd(id, spec))
            {
                skus.Add(MapSku(new SkuId(listing, id), sent, prices, weights, read));
            }
        }

        if (infos.Count == 0 && tiers is not null)
        {
            skus.Add(new Sku
            {
                Id = new SkuId(listing, SkuId.OnlySku),
                Prices = tiers,
                Availability = StockOf(sale?.Member("amountOnSale") ?? default),
                WeightGrams = weights.Of(default),
            });
        }

        return new OfferDetail(MapProduct(options, listing, offer, skus, bySku), specs);
    }

    private static Product MapProduct(Alibaba1688Options options, ListingId listing, WireValue offer, List<Sku> skus, bool bySku) => new()
    {
        Id = listing,
        PageUrl = new Uri($"https://detail.1688.com/offer/{listing.Value}.html"),
        Title = offer.Text("subject") ?? listing.Value,
        TranslatedTitle = offer.Text("subjectTrans"),
        Status = offer.Text("status") switch
        {
            "published" => skus.Count > 0 ? ListingStatus.OnSale : ListingStatus.OffSale,
            "member expired" or "auto expired" or "expired" or "member deleted" or "modified" or "new" or "deleted" or "TBD" or "approved" or "auditing"
                or "untread" => ListingStatus.OffSale,
            _ => ListingStatus.Unknown,
        },
        Seller = new Seller(offer.Text("sellerOpenId") ?? throw new JsonException("An offer has no sellerOpenId."), offer.Text("companyName")),
        Category = offer.Whole("categoryId") is { } category ? new ProductCategory(category.ToString(CultureInfo.InvariantCulture), offer.Text("categoryName")) : null,
        Images = offer.Nested("productImage")?.Read("images", picture => ImageAddress.Read(TolerantJson.TextOf(picture))) ?? [],
        Skus = skus,
        TierBasis = bySku ? TierBasis.Sku : options.TiersCount,
        MinimumOrderQuantity = options.MixedBatchLiftsMinimum && TakesMixedBatches(offer) ? 1 : AtLeastOne(offer.Whole("minOrderQuantity")),
        LotSize = AtLeastOne(offer.Whole("batchNumber")),
        UnitName = offer.Path("productSaleInfo", "unitInfo")?.Text("unit"),
        Attributes = offer.Read("productAttribute", OfferOption.ReadAttribute),
        DescriptionHtml = offer.Text("description"),
    };

    // With mixed batches (混批) a seller's offers together reach an amount or a number of pieces, and each one's own minimum falls away.
    private static bool TakesMixedBatches(WireValue offer) => offer.Path("sellerMixSetting")?.Flag("generalHunpi") == true;

    private static Sku MapSku(SkuId id, SentSku sent, PriceTable prices, OfferWeights weights, ReadOnce<OfferOption> read)
    {
        Uri? image = null;
        var options = TolerantJson.ReadOf(sent.Attributes, element =>
        {
            var option = read.Of(element);
            image ??= option.Image;
            return option.Attribute;
        });
        return new Sku
        {
            Id = id,
            Options = options,
            Image = image,
            Prices = prices,
            Availability = StockOf(sent.Amount),
            WeightGrams = weights.Of(new JsonKey(sent.Id)),
        };
    }

    private static PriceTable? OwnPrice(WireValue price) =>
        TolerantJson.DecimalOf(price, "price") is > 0 and var yuan ? PriceTable.Flat(new Money(yuan, Currency.CNY)) : null;

    private static PriceTable? Tiers(WireValue? sale)
    {
        var tiers = (sale?.List("priceRangeList") ?? [])
            .Where(range => range.Decimal("price") > 0)
            .Select(range => new PriceTier(AtLeastOne(range.Whole("startQuantity")), new Money(range.Decimal("price")!.Value, Currency.CNY)))
            .DistinctBy(tier => tier.FromQuantity)
            .ToList();
        return tiers.Count > 0 ? new PriceTable(tiers) : null;
    }

    private static Availability StockOf(WireValue amount) => TolerantJson.WholeOf(amount, "amountOnSale") switch
    {
        null => Availability.Unknown,
        <= 0 => Availability.Out,
        var count => Availability.Exactly((int)Math.Min(count.Value, int.MaxValue)),
    };

    private static int AtLeastOne(long? number) => (int)Math.Clamp(number ?? 1, 1, int.MaxValue);
}
