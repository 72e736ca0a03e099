using System.Text.Json;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Taobao.Catalogue;

/// <summary>Reads a listing from <c>/traffic/item/get</c> and <c>/product/get</c>, which describe it alike.</summary>
internal static class TaobaoProductReader
{
    /// <exception cref="JsonException">What a product must have is missing or unreadable.</exception>
    public static Product Read(ListingId listing, WireValue data) => Read(listing, data, TaobaoTranslations.Of(data));

    /// <exception cref="JsonException">What a product must have is missing or unreadable.</exception>
    public static Product Read(ListingId listing, WireValue data, TaobaoTranslations translations) => new()
    {
        Id = listing,
        PageUrl = new Uri("https://item.taobao.com/item.htm?id=" + Uri.EscapeDataString(listing.Value)),
        Title = data.Text("title") ?? throw new JsonException("The product has no title."),
        TranslatedTitle = translations.Title,
        Status = TaobaoValues.StatusOf(data.Text("status")),
        Seller = SellerOf(listing, data),
        Category = data.Id("category_id") is { } category ? new ProductCategory(category, data.Text("category_name")) : null,
        Images = data.Pictures("pic_urls"),
        Skus = new TaobaoSkuReader(listing, data, translations).Read(),
        TierBasis = TierBasis.Sku,
        MinimumOrderQuantity = (int)Math.Clamp(data.Whole("begin_amount") ?? 1, 1, int.MaxValue),
        UnitName = data.Text("product_unit"),
        Attributes = data.Read("properties", translations.Attribute),
        DescriptionHtml = data.Text("description"),
    };

    /// <summary>The part of the answer that describes a SKU; the listing itself when it has no choices of its own.</summary>
    public static WireValue? FindSku(WireValue data, SkuId sku)
    {
        var elements = data.List("sku_list");
        foreach (var element in elements)
        {
            if (TaobaoSkuReader.KeyOf(new SentSku(element), isOnly: elements.Count == 1) == sku.Value)
            {
                return element;
            }
        }

        return sku.Value == SkuId.OnlySku && elements.Count == 0 ? data : null;
    }

    // One order never mixes shops, so sellers that cannot be told apart must not look like one.
    private static Seller SellerOf(ListingId listing, WireValue data)
    {
        var name = data.Text("shop_name") ?? data.Text("user_nick");
        return new Seller(data.Id("shop_id") ?? name ?? "listing-" + listing.Value, name);
    }
}
