using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Pinduoduo.Goods;

/// <summary><c>pdd.ddk.goods.search</c>: by words, by a number or by a link to a page; the latter two find one listing or none.</summary>
internal sealed partial class GoodsSearch() : PinduoduoApi(
    "pdd.ddk.goods.search",
    "goods_search_response",
    "keyword", "page", "page_size", "sort_type", "range_list", "list_id", "with_coupon", "pid", "custom_parameters")
{
    public override JsonObject Handle(ApiCall call)
    {
        CheckBound(call, "pid");
        var world = call.World;
        var (page, size) = (call.Whole("page", 1), call.Whole("page_size", 100));
        if (page < 1 || size is < 1 or > 100)
        {
            throw new ParameterException("page_size", missing: false);
        }

        var (least, most) = Range(call);
        Listing[] found =
        [
            .. Sorted(world, call.Whole("sort_type", 0), Found(world, call.Required("keyword")).Where(listing =>
                !world.Market.IsDelisted(listing) && GoodsView.CheapestFen(world, listing) is var price && price >= least && price <= most)),
        ];
        return new JsonObject
        {
            ["goods_list"] = WireJson.Array(found.Skip((page - 1) * size).Take(size).Select(listing => GoodsView.Of(world, listing))),
            ["list_id"] = Mixing.Hex32(call.Required("keyword")),
            ["search_id"] = Mixing.Hex32("search/" + call.Required("keyword")),
            ["total_count"] = found.Length,
        };
    }

    private static IEnumerable<Listing> Found(World world, string keyword)
    {
        if (Number().Match(keyword) is { Success: true } number)
        {
            var listing = world.Catalogue.Find(Marketplaces.Pinduoduo, long.Parse(number.Groups["id"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture));
            return listing is null ? [] : [listing];
        }

        if (PromotersPage().Match(keyword) is { Success: true } page)
        {
            return world.Catalogue.FindPublic(Marketplaces.Pinduoduo, page.Groups["sign"].Value) is { } listing ? [listing] : [];
        }

        return world.Catalogue.Search(Marketplaces.Pinduoduo, keyword);
    }

    private static IEnumerable<Listing> Sorted(World world, int sort, IEnumerable<Listing> found) => sort switch
    {
        0 => found,
        3 => found.OrderBy(listing => GoodsView.CheapestFen(world, listing)),
        4 => found.OrderByDescending(listing => GoodsView.CheapestFen(world, listing)),
        5 => found.OrderBy(listing => listing.MonthSold),
        6 => found.OrderByDescending(listing => listing.MonthSold),
        _ => throw new ParameterException("sort_type", missing: false),
    };

    // Of the ranges, only that of the price is known here.
    private static (long Least, long Most) Range(ApiCall call)
    {
        if (call.Optional("range_list") is null)
        {
            return (0, long.MaxValue);
        }

        return call.RequiredArray("range_list") is [JsonObject range] && WireJson.Number(range, "range_id") == 0
            && WireJson.Number(range, "range_from") is { } least && WireJson.Number(range, "range_to") is { } most
                ? (least, most)
                : throw new ParameterException("range_list", missing: false);
    }

    [GeneratedRegex(@"^(?:https://mobile\.yangkeduo\.com/goods\.html\?goods_id=)?(?<id>[0-9]{1,18})\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"^https://jinbao\.pinduoduo\.com/goods-detail\?s=(?<sign>[A-Za-z0-9_-]+)\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PromotersPage();
}
