using System.Text.Json;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Jd.Gateway;

namespace ReverseBuy.Connectors.Jd.Catalogue;

/// <summary>Makes one product of a SKU's page, its variants and what was told of all of them.</summary>
internal sealed class JdProductReader(JdPictures pictures)
{
    // VOP sells everything itself, whoever owns the shop, and splits orders on its own.
    private static readonly Seller Jd = new("jd", "京东");

    /// <summary>The product; <see langword="null"/> when none of its SKUs is sold to us.</summary>
    /// <exception cref="JsonException">What a product must have is missing or unreadable.</exception>
    public Product? Read(ListingId listing, JdPage page, JdFacts facts)
    {
        var detail = page.Detail;
        var gallery = GalleryOf(page, facts);
        Sku[] skus = [.. page.Skus.Where(facts.Prices.ContainsKey).Select(sku => SkuOf(listing, page, sku, facts))];
        return skus.Length == 0
            ? null
            : new Product
            {
                Id = listing,
                PageUrl = new Uri($"https://item.jd.com/{Uri.EscapeDataString(listing.Value)}.html"),
                Title = detail.Text("name") ?? throw new JsonException("The product has no name."),
                Status = StatusOf(detail.Text("state")),
                Seller = Jd,
                Category = CategoryOf(detail),
                Images = gallery,
                Skus = skus,
                TierBasis = TierBasis.Sku,
                MinimumOrderQuantity = (int)Math.Clamp(MinimumOf(detail), 1, int.MaxValue),
                UnitName = detail.Text("saleUnit"),
                Attributes = [.. AttributesOf(detail)],
                DescriptionHtml = JdDescription.Of(detail),
            };
    }

    // 1 is on the shelf; VOP names no other state but 0.
    private static ListingStatus StatusOf(string? state) => state switch
    {
        "1" => ListingStatus.OnSale,
        "0" => ListingStatus.OffSale,
        _ => ListingStatus.Unknown,
    };

    // Three levels of ids, "670;729;4837"; the last is the narrowest, and none has a name here.
    private static ProductCategory? CategoryOf(WireValue detail) =>
        detail.Text("category")?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [.., var narrowest]
            ? new ProductCategory(narrowest, null)
            : null;

    private static long MinimumOf(WireValue detail) => detail.AnyCase("LowestBuy") is { } least ? TolerantJson.WholeOf(least, "LowestBuy") ?? 1 : 1;

    private static IEnumerable<ProductAttribute> AttributesOf(WireValue detail)
    {
        foreach (var (name, member) in ((string, string)[])[("品牌", "brandName"), ("产地", "productArea"), ("作者", "author"), ("ISBN", "ISBN"), ("出版社", "publishers")])
        {
            if (detail.AnyCase(member) is { } value && TolerantJson.TextOf(value) is { } text)
            {
                yield return new ProductAttribute(name, text);
            }
        }
    }

    private Sku SkuOf(ListingId listing, JdPage page, string sku, JdFacts facts)
    {
        var variant = page.Variants.FirstOrDefault(each => each.Sku == sku);
        return new Sku
        {
            Id = new SkuId(listing, variant is null ? SkuId.OnlySku : sku),
            Options = variant?.Options ?? [],
            Image = pictures.AddressOf(variant?.Picture),
            Prices = PriceTable.Flat(facts.Prices[sku]),
            Availability = facts.Availabilities.GetValueOrDefault(sku, Availability.Unknown),
            WeightGrams = sku == page.Sku ? GramsOf(page.Detail) : null,
        };
    }

    // Kilograms; each SKU has a page of its own, so this is no other one's weight.
    private static int? GramsOf(WireValue detail) =>
        detail.Member("weight") is { } weight && TolerantJson.TryDecimal(weight, out var kilograms) && kilograms is > 0 and < 100_000
            ? (int)Math.Ceiling(kilograms * 1000)
            : null;

    private IReadOnlyList<Uri> GalleryOf(JdPage page, JdFacts facts) =>
        [.. facts.Pictures.GetValueOrDefault(page.Sku, []).Append(page.Detail.Text("imagePath")).Select(pictures.AddressOf).OfType<Uri>().Distinct()];
}
