using System.Text.Json;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Taobao.Catalogue;

/// <summary>Reads the SKUs of one listing. What they repeat of each other, such as pictures, prices and properties, is read once.</summary>
internal sealed class TaobaoSkuReader(ListingId listing, WireValue data, TaobaoTranslations translations)
{
    private readonly ReadOnce<ProductAttribute?> _properties = new(translations.Attribute, expected: 16);
    private readonly ReadOnce<Uri?> _pictures = new(picture => ImageAddress.Read(TolerantJson.TextOf(picture)), expected: 8);
    private readonly ReadOnce<PriceTable?> _prices = new(ReadPrice, expected: 4);

    // A listing without choices is sent with no SKU or with a single one without properties; to us both are the only SKU.
    public static string KeyOf(SentSku sent, bool isOnly) =>
        (isOnly && TolerantJson.ElementsOf(sent.Properties).IsEmpty ? null : TaobaoValues.IdOf(sent.Id)) ?? SkuId.OnlySku;

    /// <exception cref="JsonException">What a SKU must have is missing or unreadable.</exception>
    public Sku[] Read()
    {
        var elements = data.List("sku_list");
        if (elements.Count == 0)
        {
            return [SkuOf(SkuId.OnlySku, new SentSku(data), [])];
        }

        var skus = new Sku[elements.Count];
        for (var index = 0; index < skus.Length; index++)
        {
            var sent = new SentSku(elements[index]);
            skus[index] = SkuOf(KeyOf(sent, isOnly: skus.Length == 1), sent, TolerantJson.ReadOf(sent.Properties, _properties.Of));
        }

        return skus;
    }

    private Sku SkuOf(string value, SentSku sent, IReadOnlyList<ProductAttribute> options) => new()
    {
        Id = new SkuId(listing, value),
        Options = options,
        Image = _pictures.Of(sent.Picture) ?? PictureOf(options),
        Prices = PriceOf(sent) ?? PriceOf(new SentSku(data)) ?? throw new JsonException("The product has no price."),
        Availability = TaobaoValues.StatusOf(TolerantJson.TextOf(sent.Status)) == ListingStatus.OffSale ? Availability.Out : TaobaoValues.StockOf(sent.Quantity),
    };

    private static PriceTable? ReadPrice(WireValue price) =>
        TolerantJson.WholeOf(price, "price or promotion_price") is > 0 and var fen ? PriceTable.Flat(Money.FromMinorUnits(fen, Currency.CNY)) : null;

    // The price to order at: the promotion's where there is one. The coupon's is only for show.
    private PriceTable? PriceOf(SentSku sent) => _prices.Of(sent.PromotionPrice) ?? _prices.Of(sent.Price);

    private Uri? PictureOf(IReadOnlyList<ProductAttribute> options)
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
}
