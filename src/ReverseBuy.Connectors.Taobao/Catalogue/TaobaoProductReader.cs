using System.Text.Json;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Taobao.Catalogue;

/// <summary>Reads a listing from <c>/traffic/item/get</c> and <c>/product/get</c>, which describe it alike.</summary>
internal static class TaobaoProductReader
{
    /// <exception cref="JsonException">What a product must have is missing or unreadable.</exception>
    public static Product Read(ListingId listing, JsonElement data) => Read(listing, data, TaobaoTranslations.Of(data));

    /// <exception cref="JsonException">What a product must have is missing or unreadable.</exception>
    public static Product Read(ListingId listing, JsonElement data, TaobaoTranslations translations)
    {
        var properties = new ReadOnce<ProductAttribute?>(translations.Attribute);
        return new()
        {
            Id = listing,
            PageUrl = new Uri("https://item.taobao.com/item.htm?id=" + Uri.EscapeDataString(listing.Value)),
            Title = data.Text("title") ?? throw new JsonException("The product has no title."),
            TranslatedTitle = translations.Title,
            Status = StatusOf(data.Text("status")),
            Seller = SellerOf(listing, data),
            Images = data.Pictures("pic_urls"),
            Skus = SkusOf(listing, data, properties),
            TierBasis = TierBasis.Sku,
            MinimumOrderQuantity = (int)Math.Clamp(data.Whole("begin_amount") ?? 1, 1, int.MaxValue),
            UnitName = data.Text("product_unit"),
            Attributes = data.Read("properties", properties.Of),
            DescriptionHtml = data.Text("description"),
        };
    }

    /// <summary>The part of the answer that describes a SKU; the listing itself when it has no choices of its own.</summary>
    public static JsonElement? FindSku(JsonElement data, SkuId sku)
    {
        var elements = data.List("sku_list");
        foreach (var element in elements)
        {
            if (KeyOf(element, isOnly: elements.Count == 1) == sku.Value)
            {
                return element;
            }
        }

        return sku.Value == SkuId.OnlySku && elements.Count == 0 ? data : null;
    }

    private static Sku[] SkusOf(ListingId listing, JsonElement data, ReadOnce<ProductAttribute?> properties)
    {
        var elements = data.List("sku_list");
        var pictures = new ReadOnce<Uri?>(picture => ImageAddress.Read(TolerantJson.TextOf(picture)));
        if (elements.Count == 0)
        {
            return [SkuOf(listing, SkuId.OnlySku, data, data, [], pictures)];
        }

        var skus = new Sku[elements.Count];
        for (var index = 0; index < skus.Length; index++)
        {
            var element = elements[index];
            skus[index] = SkuOf(listing, KeyOf(element, isOnly: skus.Length == 1), data, element, element.Read("properties", properties.Of), pictures);
        }

        return skus;
    }

    // A listing without choices is sent with no SKU or with a single one without properties; to us both are the only SKU.
    private static string KeyOf(JsonElement element, bool isOnly) =>
        (isOnly && element.List("properties").Count == 0 ? null : element.Id("sku_id")) ?? SkuId.OnlySku;

    private static Sku SkuOf(
        ListingId listing,
        string value,
        JsonElement data,
        JsonElement element,
        IReadOnlyList<ProductAttribute> options,
        ReadOnce<Uri?> pictures) => new()
    {
        Id = new SkuId(listing, value),
        Options = options,
        Image = (element.Member("pic_url") is { } picture ? pictures.Of(picture) : null) ?? PictureOf(data, options),
        Prices = PriceTable.Flat(element.OrderPrice() ?? data.OrderPrice() ?? throw new JsonException("The product has no price.")),
        Availability = StatusOf(element.Text("status")) == ListingStatus.OffSale ? Availability.Out : element.Stock("quantity"),
    };

    private static Uri? PictureOf(JsonElement data, IReadOnlyList<ProductAttribute> options)
    {
        foreach (var picture in data.Elements("property_image_list"))
        {
            if (picture.Text("properties") is { } text && options.Any(option => text == $"{option.Name}:{option.Value}"))
            {
                return picture.Picture("image_url");
            }
        }

        return null;
    }

    // One order never mixes shops, so sellers that cannot be told apart must not look like one.
    private static Seller SellerOf(ListingId listing, JsonElement data)
    {
        var name = data.Text("shop_name") ?? data.Text("user_nick");
        return new Seller(data.Id("shop_id") ?? name ?? "listing-" + listing.Value, name);
    }

    // The platform names only "normal"; the others are those of its older interface.
    private static ListingStatus StatusOf(string? status) => status?.ToUpperInvariant() switch
    {
        null or "NORMAL" or "ONSALE" or "ON_SALE" => ListingStatus.OnSale,
        "OFFSALE" or "OFF_SALE" or "OFF_SHELF" or "INSTOCK" or "DELETED" => ListingStatus.OffSale,
        _ => ListingStatus.Unknown,
    };
}
