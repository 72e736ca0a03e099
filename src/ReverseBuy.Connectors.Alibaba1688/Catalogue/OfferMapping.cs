using System.Text.Json;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Catalogue;

/// <summary>From the platform's offer to the product that is the same everywhere.</summary>
internal static class OfferMapping
{
    /// <summary>quoteType 1: each SKU has its price. 0 and 2: the price follows the quantity of the whole offer.</summary>
    private const int PricedBySku = 1;

    public static OfferDetail Map(Alibaba1688Options options, ListingId listing, JsonElement offer)
    {
        var sale = offer.Nested("productSaleInfo");
        var tiers = Tiers(sale);
        var weights = OfferWeights.Read(offer);
        var bySku = sale?.Whole("quoteType") == PricedBySku || tiers is null;
        var infos = offer.List("productSkuInfos");
        var keys = new Dictionary<SkuId, string>(infos.Count);
        var skus = new List<Sku>(infos.Count);
        var read = new ReadOnce<OfferOption>(OfferOption.Read);
        foreach (var info in infos)
        {
            // Without its hash a SKU cannot be ordered (500_002), without a price not be sold (500_008): it is no choice.
            if (info.Text("skuId") is { } skuId && info.Text("specId") is { } spec && (bySku ? OwnPrice(info) : tiers) is { } prices)
            {
                var id = new SkuId(listing, skuId);
                if (keys.TryAdd(id, $"{listing.Value}:{spec}"))
                {
                    skus.Add(MapSku(id, info, prices, weights, read));
                }
            }
        }

        if (infos.Count == 0 && tiers is not null)
        {
            var only = new SkuId(listing, SkuId.OnlySku);
            keys[only] = listing.Value;
            skus.Add(new Sku { Id = only, Prices = tiers, Availability = StockOf(sale), WeightGrams = weights.Of(SkuId.OnlySku) });
        }

        return new OfferDetail(MapProduct(options, listing, offer, skus, bySku), keys);
    }

    private static Product MapProduct(Alibaba1688Options options, ListingId listing, JsonElement offer, List<Sku> skus, bool bySku) => new()
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
    private static bool TakesMixedBatches(JsonElement offer) => offer.Path("sellerMixSetting")?.Flag("generalHunpi") == true;

    private static Sku MapSku(SkuId id, JsonElement info, PriceTable prices, OfferWeights weights, ReadOnce<OfferOption> read)
    {
        Uri? image = null;
        var options = info.Read("skuAttributes", element =>
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
            Availability = StockOf(info),
            WeightGrams = weights.Of(id.Value),
        };
    }

    private static PriceTable? OwnPrice(JsonElement info) =>
        info.Decimal("price") is > 0 and var price ? PriceTable.Flat(new Money(price, Currency.CNY)) : null;

    private static PriceTable? Tiers(JsonElement? sale)
    {
        var tiers = (sale?.List("priceRangeList") ?? [])
            .Where(range => range.Decimal("price") > 0)
            .Select(range => new PriceTier(AtLeastOne(range.Whole("startQuantity")), new Money(range.Decimal("price")!.Value, Currency.CNY)))
            .DistinctBy(tier => tier.FromQuantity)
            .ToList();
        return tiers.Count > 0 ? new PriceTable(tiers) : null;
    }

    private static Availability StockOf(JsonElement? holder) => holder?.Whole("amountOnSale") switch
    {
        null => Availability.Unknown,
        <= 0 => Availability.Out,
        var count => Availability.Exactly((int)Math.Min(count.Value, int.MaxValue)),
    };

    private static int AtLeastOne(long? number) => (int)Math.Clamp(number ?? 1, 1, int.MaxValue);
}
