using System.Text.Json;
using ReverseBuy;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;

namespace Lantern.Catalogue;

/// <summary>Reads items. Amounts are sent in fen.</summary>
internal static class LanternProductReader
{
    public static Product Read(ListingId listing, WireValue item) => new()
    {
        Id = listing,
        PageUrl = new Uri($"https://www.lantern.example/item/{listing.Value}"),
        Title = Required(item, "title"),
        Status = item.Text("status") switch
        {
            "on_sale" => ListingStatus.OnSale,
            "off_sale" => ListingStatus.OffSale,
            _ => ListingStatus.Unknown,
        },
        Seller = item.Member("seller") is { } seller ? new Seller(Required(seller, "id"), seller.Text("name")) : throw new JsonException("An item has no seller."),
        Images = [.. item.List("images").Select(TolerantJson.TextOf).OfType<string>().Select(image => new Uri(image))],
        Skus = [.. item.List("skus").Select(sku => ReadSku(listing, sku))],
        TierBasis = TierBasis.Sku,
        MinimumOrderQuantity = (int)(item.Whole("minimum") ?? 1),
    };

    public static SearchHit ReadHit(WireValue hit) => new()
    {
        Id = new ListingId(LanternMarketplace.Id, Required(hit, "id")),
        Title = Required(hit, "title"),
        Price = hit.Whole("price_fen") is { } fen ? Money.FromMinorUnits(fen, Currency.CNY) : null,
    };

    public static string Required(WireValue value, string name) => value.Text(name) ?? throw new JsonException($"'{name}' is missing.");

    public static Money RequiredFen(WireValue value, string name) =>
        Money.FromMinorUnits(value.Whole(name) ?? throw new JsonException($"'{name}' is missing."), Currency.CNY);

    private static Sku ReadSku(ListingId listing, WireValue sku) => new()
    {
        Id = new SkuId(listing, Required(sku, "id")),
        Options = [.. sku.List("options").Select(option => new ProductAttribute(Required(option, "name"), Required(option, "value")))],
        Prices = PriceTable.Flat(RequiredFen(sku, "price_fen")),
        Availability = sku.Whole("stock") is { } stock ? Availability.Exactly(checked((int)stock)) : Availability.Unknown,
    };
}
