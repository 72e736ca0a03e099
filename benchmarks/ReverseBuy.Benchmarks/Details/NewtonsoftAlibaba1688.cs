using System.Globalization;
using System.Text;
using Newtonsoft.Json.Linq;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Benchmarks.Details;

/// <summary>The straightforward way to read 1688's detail: parse into JObject, then pick what the model needs.</summary>
internal static class NewtonsoftAlibaba1688
{
    public static Product Read(ListingId listing, byte[] body)
    {
        var answer = JObject.Parse(Encoding.UTF8.GetString(body));
        var envelope = answer["result"] ?? throw new InvalidOperationException("No result.");
        if (!envelope.Value<bool>("success"))
        {
            throw new InvalidOperationException("Refused.");
        }

        var offer = envelope["result"] ?? throw new InvalidOperationException("No offer.");
        var sale = offer["productSaleInfo"];
        var bySku = sale?.Value<int>("quoteType") == 1;
        var tiers = (sale?["priceRangeList"] ?? new JArray())
            .Select(range => new PriceTier(range.Value<int>("startQuantity"), Cny(range.Value<string>("price"))))
            .ToList();
        var weights = (offer["productShippingInfo"]?["skuShippingDetails"] ?? new JArray())
            .ToDictionary(sku => sku.Value<string>("skuId")!, sku => (int)decimal.Ceiling(sku.Value<decimal>("weight") * 1000), StringComparer.Ordinal);
        var skus = (offer["productSkuInfos"] ?? new JArray()).Select(info => Sku(listing, info, bySku ? null : tiers, weights)).ToList();
        var mixes = offer["sellerMixSetting"]?.Value<bool?>("generalHunpi") == true;
        return new Product
        {
            Id = listing,
            PageUrl = new Uri($"https://detail.1688.com/offer/{listing.Value}.html"),
            Title = offer.Value<string>("subject")!,
            TranslatedTitle = offer.Value<string>("subjectTrans"),
            Status = offer.Value<string>("status") == "published" && skus.Count > 0 ? ListingStatus.OnSale : ListingStatus.OffSale,
            Seller = new Seller(offer.Value<string>("sellerOpenId")!, offer.Value<string>("companyName")),
            Category = offer.Value<string>("categoryId") is { } category ? new ProductCategory(category, offer.Value<string>("categoryName")) : null,
            Images = (offer["productImage"]?["images"] ?? new JArray()).Select(image => ImageAddress.Read(image.Value<string>())).OfType<Uri>().ToArray(),
            Skus = skus,
            TierBasis = bySku ? TierBasis.Sku : TierBasis.Listing,
            MinimumOrderQuantity = mixes && skus.Count == 0 ? 1 : offer.Value<int?>("minOrderQuantity") ?? 1,
            LotSize = offer.Value<int?>("batchNumber") ?? 1,
            UnitName = sale?["unitInfo"]?.Value<string>("unit"),
            Attributes = (offer["productAttribute"] ?? new JArray()).Select(Attribute).ToArray(),
            DescriptionHtml = offer.Value<string>("description"),
        };
    }

    private static Sku Sku(ListingId listing, JToken info, List<PriceTier>? tiers, Dictionary<string, int> weights)
    {
        var attributes = info["skuAttributes"] ?? new JArray();
        return new Sku
        {
            Id = new SkuId(listing, info.Value<string>("skuId")!),
            Options = attributes.Select(Attribute).ToArray(),
            Image = attributes.Select(attribute => ImageAddress.Read(attribute.Value<string>("skuImageUrl"))).FirstOrDefault(image => image is not null),
            Prices = tiers is null ? PriceTable.Flat(Cny(info.Value<string>("price"))) : new PriceTable(tiers),
            Availability = info.Value<int?>("amountOnSale") switch
            {
                null => Availability.Unknown,
                <= 0 => Availability.Out,
                { } count => Availability.Exactly(count),
            },
            WeightGrams = weights.TryGetValue(info.Value<string>("skuId")!, out var grams) ? grams : null,
        };
    }

    private static ProductAttribute Attribute(JToken attribute) => new(attribute.Value<string>("attributeName")!, attribute.Value<string>("value")!)
    {
        TranslatedName = attribute.Value<string>("attributeNameTrans"),
        TranslatedValue = attribute.Value<string>("valueTrans"),
    };

    private static Money Cny(string? price) => new(decimal.Parse(price!, CultureInfo.InvariantCulture), Currency.CNY);
}
