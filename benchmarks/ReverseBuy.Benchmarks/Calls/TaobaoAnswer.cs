using System.Globalization;
using System.Text.Json.Serialization;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Benchmarks.Calls;

/// <summary>TaoWorld's item as somebody would write it down who needs just the model's fields.</summary>
internal sealed record TaobaoAnswer([property: JsonPropertyName("code")] string Code, [property: JsonPropertyName("data")] TaobaoAnswer.Item? Data)
{
    public Product ToProduct(ListingId listing)
    {
        var item = Code == "0" && Data is { } found ? found : throw new InvalidOperationException("Refused.");
        var texts = new Dictionary<(long, long), Property>();
        foreach (var property in (item.Translated?.Properties ?? []).Concat((item.Translated?.Skus ?? []).SelectMany(sku => sku.Properties)))
        {
            texts.TryAdd((property.PropId, property.ValueId), property);
        }

        return new Product
        {
            Id = listing,
            PageUrl = new Uri("https://item.taobao.com/item.htm?id=" + listing.Value),
            Title = item.Title,
            TranslatedTitle = item.Translated?.Title,
            Status = ListingStatus.OnSale,
            Seller = new Seller(item.ShopId.ToString(CultureInfo.InvariantCulture), item.ShopName),
            Images = [.. item.Pictures.Select(ImageAddress.Read).OfType<Uri>()],
            Skus = [.. item.Skus.Select(sku => ToModel(listing, sku, texts))],
            TierBasis = TierBasis.Sku,
            Attributes = [.. item.Properties.Select(property => ToModel(property, texts))],
            DescriptionHtml = item.Description,
        };
    }

    private static Sku ToModel(ListingId listing, ItemSku sku, Dictionary<(long, long), Property> texts) => new()
    {
        Id = new SkuId(listing, sku.SkuId.ToString(CultureInfo.InvariantCulture)),
        Options = [.. sku.Properties.Select(property => ToModel(property, texts))],
        Image = ImageAddress.Read(sku.Picture),
        Prices = PriceTable.Flat(Money.FromMinorUnits(sku.PromotionPrice ?? sku.Price, Currency.CNY)),
        Availability = Availability.Exactly(sku.Quantity),
    };

    private static ProductAttribute ToModel(Property property, Dictionary<(long, long), Property> texts)
    {
        var translated = texts.GetValueOrDefault((property.PropId, property.ValueId));
        return new(property.Name, property.Value) { TranslatedName = translated?.Name, TranslatedValue = translated?.Value };
    }

    internal sealed record Item(
        [property: JsonPropertyName("title")] string Title,
        [property: JsonPropertyName("pic_urls")] string[] Pictures,
        [property: JsonPropertyName("shop_name")] string? ShopName,
        [property: JsonPropertyName("shop_id")] long ShopId,
        [property: JsonPropertyName("description")] string? Description,
        [property: JsonPropertyName("properties")] Property[] Properties,
        [property: JsonPropertyName("sku_list")] ItemSku[] Skus,
        [property: JsonPropertyName("multi_language_info")] Translation? Translated);

    internal sealed record ItemSku(
        [property: JsonPropertyName("sku_id")] long SkuId,
        [property: JsonPropertyName("quantity")] int Quantity,
        [property: JsonPropertyName("price")] long Price,
        [property: JsonPropertyName("promotion_price")] long? PromotionPrice,
        [property: JsonPropertyName("pic_url")] string? Picture,
        [property: JsonPropertyName("properties")] Property[] Properties);

    internal sealed record Property(
        [property: JsonPropertyName("prop_id")] long PropId,
        [property: JsonPropertyName("prop_name")] string Name,
        [property: JsonPropertyName("value_id")] long ValueId,
        [property: JsonPropertyName("value_name")] string Value);

    internal sealed record Translation(
        [property: JsonPropertyName("title")] string? Title,
        [property: JsonPropertyName("properties")] Property[] Properties,
        [property: JsonPropertyName("sku_properties")] SkuTexts[] Skus);

    internal sealed record SkuTexts([property: JsonPropertyName("properties")] Property[] Properties);
}
