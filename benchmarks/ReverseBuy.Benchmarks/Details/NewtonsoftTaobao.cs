using System.Text;
using Newtonsoft.Json.Linq;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Benchmarks.Details;

/// <summary>The straightforward way to read TaoWorld's item: parse into JObject, then pick what the model needs.</summary>
internal static class NewtonsoftTaobao
{
    public static Product Read(ListingId listing, byte[] body)
    {
        var answer = JObject.Parse(Encoding.UTF8.GetString(body));
        if (answer.Value<string>("code") != "0" || answer.Value<string>("biz_error_code") is not null)
        {
            throw new InvalidOperationException("Refused.");
        }

        var data = answer["data"] ?? throw new InvalidOperationException("No item.");
        var translated = data["multi_language_info"];
        var texts = Texts(translated);
        var pictures = (data["property_image_list"] ?? new JArray())
            .ToDictionary(picture => picture.Value<string>("properties")!, picture => picture.Value<string>("image_url"));
        return new Product
        {
            Id = listing,
            PageUrl = new Uri("https://item.taobao.com/item.htm?id=" + Uri.EscapeDataString(listing.Value)),
            Title = data.Value<string>("title")!,
            TranslatedTitle = translated?.Value<string>("title"),
            Status = data.Value<string>("status") is null or "normal" ? ListingStatus.OnSale : ListingStatus.Unknown,
            Seller = new Seller(data.Value<string>("shop_id")!, data.Value<string>("shop_name")),
            Category = data.Value<string>("category_id") is { } category ? new ProductCategory(category, data.Value<string>("category_name")) : null,
            Images = (data["pic_urls"] ?? new JArray()).Select(picture => ImageAddress.Read(picture.Value<string>())).OfType<Uri>().ToArray(),
            Skus = (data["sku_list"] ?? new JArray()).Select(sku => Sku(listing, sku, texts, pictures)).ToArray(),
            TierBasis = TierBasis.Sku,
            MinimumOrderQuantity = data.Value<int?>("begin_amount") ?? 1,
            UnitName = data.Value<string>("product_unit"),
            Attributes = (data["properties"] ?? new JArray()).Select(property => Attribute(property, texts)).ToArray(),
            DescriptionHtml = data.Value<string>("description"),
        };
    }

    private static Sku Sku(
        ListingId listing,
        JToken sku,
        Dictionary<(string?, string?), (string? Name, string? Value)> texts,
        Dictionary<string, string?> pictures)
    {
        var options = (sku["properties"] ?? new JArray()).Select(property => Attribute(property, texts)).ToArray();
        return new Sku
        {
            Id = new SkuId(listing, sku.Value<string>("sku_id")!),
            Options = options,
            Image = ImageAddress.Read(
                sku.Value<string>("pic_url")
                ?? options.Select(option => pictures.GetValueOrDefault($"{option.Name}:{option.Value}")).FirstOrDefault(picture => picture is not null)),
            Prices = PriceTable.Flat(Money.FromMinorUnits(sku.Value<long?>("promotion_price") ?? sku.Value<long>("price"), Currency.CNY)),
            Availability = sku.Value<int?>("quantity") switch
            {
                null => Availability.Unknown,
                <= 0 => Availability.Out,
                { } count => Availability.Exactly(count),
            },
        };
    }

    private static Dictionary<(string?, string?), (string? Name, string? Value)> Texts(JToken? translated)
    {
        var texts = new Dictionary<(string?, string?), (string? Name, string? Value)>();
        var properties = (translated?["properties"] ?? new JArray())
            .Concat((translated?["sku_properties"] ?? new JArray()).SelectMany(sku => sku["properties"] ?? new JArray()));
        foreach (var property in properties)
        {
            texts.TryAdd((property.Value<string>("prop_id"), property.Value<string>("value_id")), (property.Value<string>("prop_name"), property.Value<string>("value_name")));
        }

        return texts;
    }

    private static ProductAttribute Attribute(JToken property, Dictionary<(string?, string?), (string? Name, string? Value)> texts)
    {
        var (name, value) = texts.GetValueOrDefault((property.Value<string>("prop_id"), property.Value<string>("value_id")));
        return new ProductAttribute(property.Value<string>("prop_name")!, property.Value<string>("value_name")!) { TranslatedName = name, TranslatedValue = value };
    }
}
