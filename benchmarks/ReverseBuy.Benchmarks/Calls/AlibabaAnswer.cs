using System.Globalization;
using System.Text.Json.Serialization;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Benchmarks.Calls;

/// <summary>1688's detail as somebody would write it down who needs just the model's fields.</summary>
internal sealed record AlibabaAnswer([property: JsonPropertyName("result")] AlibabaAnswer.Envelope Result)
{
    public Product ToProduct(ListingId listing)
    {
        var offer = Result is { Success: true, Result: { } found } ? found : throw new InvalidOperationException("Refused.");
        var bySku = offer.SaleInfo.QuoteType == 1;
        var tiers = bySku ? null : new PriceTable(offer.SaleInfo.Tiers.Select(tier => new PriceTier(tier.StartQuantity, Cny(tier.Price))));
        var weights = offer.Shipping.Skus.ToDictionary(sku => sku.SkuId, sku => (int)decimal.Ceiling(sku.Weight * 1000));
        var skus = offer.Skus.Select(sku => new Sku
        {
            Id = new SkuId(listing, sku.SkuId.ToString(CultureInfo.InvariantCulture)),
            Options = [.. sku.Attributes.Select(ToModel)],
            Image = sku.Attributes.Select(attribute => ImageAddress.Read(attribute.ImageUrl)).FirstOrDefault(image => image is not null),
            Prices = tiers ?? PriceTable.Flat(Cny(sku.Price!)),
            Availability = Availability.Exactly(sku.AmountOnSale),
            WeightGrams = weights.TryGetValue(sku.SkuId, out var grams) ? grams : null,
        }).ToList();
        return new Product
        {
            Id = listing,
            PageUrl = new Uri($"https://detail.1688.com/offer/{listing.Value}.html"),
            Title = offer.Subject,
            TranslatedTitle = offer.SubjectTrans,
            Status = offer.Status == "published" ? ListingStatus.OnSale : ListingStatus.OffSale,
            Seller = new Seller(offer.SellerOpenId, offer.CompanyName),
            Images = [.. offer.ProductImage.Images.Select(ImageAddress.Read).OfType<Uri>()],
            Skus = skus,
            TierBasis = bySku ? TierBasis.Sku : TierBasis.Listing,
            MinimumOrderQuantity = offer.MinOrderQuantity ?? 1,
            LotSize = offer.BatchNumber ?? 1,
            UnitName = offer.SaleInfo.UnitInfo?.Unit,
            Attributes = [.. offer.Attributes.Select(ToModel)],
            DescriptionHtml = offer.Description,
        };
    }

    private static ProductAttribute ToModel(Attribute attribute) =>
        new(attribute.Name, attribute.Value) { TranslatedName = attribute.NameTrans, TranslatedValue = attribute.ValueTrans };

    private static Money Cny(string price) => new(decimal.Parse(price, CultureInfo.InvariantCulture), Currency.CNY);

    internal sealed record Envelope([property: JsonPropertyName("success")] bool Success, [property: JsonPropertyName("result")] Offer? Result);

    internal sealed record Offer(
        [property: JsonPropertyName("subject")] string Subject,
        [property: JsonPropertyName("subjectTrans")] string? SubjectTrans,
        [property: JsonPropertyName("status")] string Status,
        [property: JsonPropertyName("sellerOpenId")] string SellerOpenId,
        [property: JsonPropertyName("companyName")] string? CompanyName,
        [property: JsonPropertyName("productImage")] Pictures ProductImage,
        [property: JsonPropertyName("productSkuInfos")] SkuInfo[] Skus,
        [property: JsonPropertyName("productSaleInfo")] Sale SaleInfo,
        [property: JsonPropertyName("productShippingInfo")] ShippingInfo Shipping,
        [property: JsonPropertyName("minOrderQuantity")] int? MinOrderQuantity,
        [property: JsonPropertyName("batchNumber")] int? BatchNumber,
        [property: JsonPropertyName("productAttribute")] Attribute[] Attributes,
        [property: JsonPropertyName("description")] string? Description);

    internal sealed record Pictures([property: JsonPropertyName("images")] string[] Images);

    internal sealed record SkuInfo(
        [property: JsonPropertyName("skuId")] long SkuId,
        [property: JsonPropertyName("price")] string? Price,
        [property: JsonPropertyName("amountOnSale")] int AmountOnSale,
        [property: JsonPropertyName("skuAttributes")] Attribute[] Attributes);

    internal sealed record ShippingInfo([property: JsonPropertyName("skuShippingDetails")] SkuShipping[] Skus);

    internal sealed record SkuShipping([property: JsonPropertyName("skuId")] long SkuId, [property: JsonPropertyName("weight")] decimal Weight);

    internal sealed record Attribute(
        [property: JsonPropertyName("attributeName")] string Name,
        [property: JsonPropertyName("attributeNameTrans")] string? NameTrans,
        [property: JsonPropertyName("value")] string Value,
        [property: JsonPropertyName("valueTrans")] string? ValueTrans,
        [property: JsonPropertyName("skuImageUrl")] string? ImageUrl);

    internal sealed record Sale(
        [property: JsonPropertyName("quoteType")] int QuoteType,
        [property: JsonPropertyName("priceRangeList")] Tier[] Tiers,
        [property: JsonPropertyName("unitInfo")] UnitName? UnitInfo);

    internal sealed record Tier([property: JsonPropertyName("startQuantity")] int StartQuantity, [property: JsonPropertyName("price")] string Price);

    internal sealed record UnitName([property: JsonPropertyName("unit")] string? Unit);
}
