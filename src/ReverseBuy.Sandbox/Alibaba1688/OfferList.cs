using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary>What the searches for offers share: page, price filters, order, and how an offer is shown.</summary>
internal static class OfferList
{
    private const int LargestPage = 50;

    /// <summary>A page of what was found, filtered and ordered as the question says; null when the page's size is refused.</summary>
    public static JsonObject? Page(World world, JsonObject query, IEnumerable<Listing> found)
    {
        _ = WireJson.Text(query, "country") ?? throw new ParameterException("country", missing: true);
        var (number, size) = (Required(query, "beginPage"), Required(query, "pageSize"));
        if (number < 1 || size is < 1 or > LargestPage)
        {
            return null;
        }

        var (least, most) = (Yuan(query, "priceStart"), Yuan(query, "priceEnd"));
        var offers = Sorted(world, WireJson.Text(query, "sort"), found
            .Where(listing => !world.Market.IsDelisted(listing))
            .Where(listing => least is null || LowestPrice(world, listing) >= least * 100)
            .Where(listing => most is null || LowestPrice(world, listing) <= most * 100));
        return new JsonObject
        {
            ["totalRecords"] = offers.Count,
            ["totalPage"] = (offers.Count + size - 1) / size,
            ["pageSize"] = size,
            ["currentPage"] = number,
            ["data"] = WireJson.Array(offers.Skip((number - 1) * size).Take(size).Select(listing => Entry(world, listing))),
        };
    }

    public static JsonObject Entry(World world, Listing listing)
    {
        var entry = new JsonObject
        {
            ["imageUrl"] = world.Images.UrlOf(listing, 1),
            ["subject"] = listing.Title,
            ["subjectTrans"] = listing.TitleEnglish,
            ["offerId"] = listing.Id,
            ["isJxhy"] = false,
            ["priceInfo"] = new JsonObject
            {
                ["price"] = WireJson.YuanText(LowestPrice(world, listing)),
                ["consignPrice"] = null,
                ["promotionPrice"] = null,
                ["jxhyPrice"] = null,
                ["pfJxhyPrice"] = null,
            },
            ["repurchaseRate"] = "22%",
            ["monthSold"] = listing.MonthSold,
            ["minOrderQuantity"] = listing.MinimumOrderQuantity,
            ["isOnePsale"] = listing.MinimumOrderQuantity == 1,
            ["sellerIdentities"] = new JsonArray("powerful_merchants"),
            ["promotionURL"] = listing.Url,
        };
        OfferExtras.AddToListEntry(entry, listing);
        return entry;
    }

    public static int Required(JsonObject query, string name) => WireJson.Number(query, name) is >= int.MinValue and <= int.MaxValue and var number
        ? (int)number
        : throw new ParameterException(name, missing: query[name] is null);

    private static decimal? Yuan(JsonObject query, string name) => WireJson.Text(query, name) is not { Length: > 0 } text ? null
        : decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var yuan) ? yuan
        : throw new ParameterException(name, missing: false);

    // The order is JSON inside the JSON: {"price":"asc"}.
    private static List<Listing> Sorted(World world, string? sort, IEnumerable<Listing> found)
    {
        if (string.IsNullOrEmpty(sort))
        {
            return [.. found];
        }

        var (name, direction) = ReadSort(sort);
        Func<Listing, long> key = name switch
        {
            "price" => listing => LowestPrice(world, listing),
            "monthSold" => listing => listing.MonthSold,
            "rePurchaseRate" => _ => 0,
            _ => throw new ParameterException("sort", missing: false),
        };
        return direction switch
        {
            "asc" => [.. found.OrderBy(key)],
            "desc" => [.. found.OrderByDescending(key)],
            _ => throw new ParameterException("sort", missing: false),
        };
    }

    private static (string Name, string? Direction) ReadSort(string sort)
    {
        try
        {
            return JsonNode.Parse(sort) is JsonObject { Count: 1 } keys && keys.First() is var (name, direction)
                ? (name, direction?.ToString())
                : throw new ParameterException("sort", missing: false);
        }
        catch (JsonException)
        {
            throw new ParameterException("sort", missing: false);
        }
    }

    private static long LowestPrice(World world, Listing listing) =>
        listing.Skus.Min(sku => world.Market.PriceOf(listing, sku, listing.MinimumOrderQuantity));
}
