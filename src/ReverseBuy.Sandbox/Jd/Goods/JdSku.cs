using System.Globalization;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Jd.Goods;

/// <summary>A SKU as JD sees it: with a number and a page of its own. Those of one listing are similar to each other.</summary>
internal sealed record JdSku(Listing Listing, Sku Sku)
{
    /// <summary>Its number; a listing without choices is its only SKU.</summary>
    public long Number => Sku.Id == 0 ? Listing.Id : Sku.Id;

    /// <summary>What its page is called: the first of a listing by the listing's title, the others by their choices too.</summary>
    public string Name => Number == Listing.Id ? Listing.Title : $"{Listing.Title} {string.Join(' ', Sku.Options.Select(option => option.Value))}";

    public static JdSku? Find(World world, long number) => Find(world.Catalogue, number);

    /// <summary>The SKUs of a list of numbers; one that is none fails the whole call and is named in front of the words, as JD does.</summary>
    public static IReadOnlyList<JdSku> Required(World world, IReadOnlyList<long> numbers)
    {
        var outsiders = numbers.Where(number => Find(world, number) is null).ToList();
        return outsiders.Count == 0
            ? [.. numbers.Select(number => Find(world, number)!)]
            : throw new JdRefusedException("2004", string.Join(',', outsiders) + "不在用户商品池，请联系商务经理");
    }

    /// <summary>The SKUs that a field names, 100 at most.</summary>
    public static IReadOnlyList<JdSku> In(ApiCall call, string field)
    {
        var numbers = call.Required(field).Split(',').Select(part => WireJson.ToLong(part) ?? throw new ParameterException(field, missing: false)).ToList();
        return numbers.Count <= 100 ? Required(call.World, numbers) : throw new ParameterException(field, missing: false);
    }

    public static IEnumerable<JdSku> Of(Listing listing) => listing.Skus.Select(sku => new JdSku(listing, sku));

    public string PictureOf(int number) => string.Create(CultureInfo.InvariantCulture, $"jfs/{Listing.Id}/{number}.svg");

    public long PriceFen(World world) => world.Market.PriceOf(Listing, Sku, 1);

    private static JdSku? Find(CatalogueIndex catalogue, long number) => catalogue.FindJdSku(number) is var (listing, sku) ? new JdSku(listing, sku) : null;
}
