using System.Net;
using System.Text.Json;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Pinduoduo.Gateway;

namespace ReverseBuy.Connectors.Pinduoduo.Catalogue;

/// <summary>Makes a product of a listing's detail. Prices are those of buying in a group, before coupons.</summary>
internal static class PinduoduoProductReader
{
    /// <exception cref="JsonException">What a product must have is missing or unreadable.</exception>
    public static PinduoduoReading Read(ListingId listing, string asked, WireValue detail)
    {
        var sign = detail.Text("goods_sign") ?? asked;
        var product = new Product
        {
            Id = listing,
            PageUrl = PinduoduoListing.PageOf(listing),
            Title = detail.Text("goods_name") ?? throw new JsonException("The listing has no name."),

            // What is off sale is not told at all.
            Status = ListingStatus.OnSale,

            // A shop that is not told is no other listing's.
            Seller = new Seller(detail.Id("mall_id") ?? detail.Id("mall_sn") ?? sign, detail.Text("mall_name")),
            Category = CategoryOf(detail),
            Images = PicturesOf(detail),
            Skus = SkusOf(listing, detail),
            TierBasis = TierBasis.Sku,

            // Plain text there, HTML here.
            DescriptionHtml = detail.Text("goods_desc") is { } text ? WebUtility.HtmlEncode(text) : null,
        };
        return new PinduoduoReading(product, sign);
    }

    // From the widest to the narrowest, with 0 for levels that there are not. The name beside them (opt_name) is of another tree.
    private static ProductCategory? CategoryOf(WireValue detail)
    {
        var path = detail.Read("cat_ids", level => TolerantJson.TextOf(level) is { } id and not "0" ? id : null);
        return path is [.., var narrowest] ? new ProductCategory(narrowest, null)
            : detail.Id("cat_id") is { } only and not "0" ? new ProductCategory(only, null)
            : null;
    }

    private static IReadOnlyList<Uri> PicturesOf(WireValue detail)
    {
        var gallery = detail.Read("goods_gallery_urls", picture => ImageAddress.Read(TolerantJson.TextOf(picture)));
        return gallery.Count > 0 ? gallery : [.. new[] { ImageAddress.Read(detail.Text("goods_image_url") ?? detail.Text("goods_thumbnail_url")) }.OfType<Uri>()];
    }

    // Without the right to the choices there is one: the price of the cheapest, and no word of whether it is there.
    private static IReadOnlyList<Sku> SkusOf(ListingId listing, WireValue detail)
    {
        var price = detail.Price("min_group_price");
        var choices = detail.List("sku_list");
        return choices.Count == 0
            ?
            [
                new Sku
                {
                    Id = new SkuId(listing, SkuId.OnlySku),
                    Prices = PriceTable.Flat(price ?? throw new JsonException("The listing has no price.")),
                    Availability = Availability.Unknown,
                },
            ]
            : [.. choices.Select(choice => SkuOf(listing, choice, price, isOnly: choices.Count == 1))];
    }

    private static Sku SkuOf(ListingId listing, WireValue choice, Money? cheapest, bool isOnly)
    {
        var options = choice.Read("spec_list", spec => spec.Text("parent_spec_value") is { } name && spec.Text("spec_value") is { } value ? new ProductAttribute(name, value) : null);
        return new Sku
        {
            Id = new SkuId(listing, isOnly && options.Count == 0 ? SkuId.OnlySku : choice.Text("sku_id_code") ?? throw new JsonException("A choice has no id.")),
            Options = options,
            Image = ImageAddress.Read(choice.Text("sku_thumb_url")),
            Prices = PriceTable.Flat(choice.Price("min_group_price") ?? (isOnly ? cheapest : null) ?? throw new JsonException("A choice has no price.")),

            // A flag is all there is: nobody is told how many.
            Availability = choice.Flag("is_onsale") switch
            {
                true => Availability.InStock,
                false => Availability.Out,
                null => Availability.Unknown,
            },
        };
    }
}
