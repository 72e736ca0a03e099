using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Taobao;

/// <summary>
/// <c>/traffic/item/imgsearch</c>: a bare list, at most 100 and no pages. The sandbox sees nothing in a picture: one of its own finds the listings of
/// the same kind, any other always the same kind.
/// </summary>
internal sealed class ImageSearch() : TaobaoApi("/traffic/item/imgsearch", "image_id", "pic_url", "language", "include_tags")
{
    private const int MostResults = 100;

    public override JsonObject Handle(ApiCall call)
    {
        var world = call.World;
        var language = TaobaoParameters.Language(call);
        var (image, address) = (call.Optional("image_id"), call.Optional("pic_url"));
        if (image is not null && !world.State.TaobaoPictures.Contains(image))
        {
            return Fail("IMAGE_NOT_EXIST", "图片不存在");
        }

        var shown = address is null ? null : Listings(world).FirstOrDefault(listing => world.Images.UrlsOf(listing).Contains(address, StringComparer.Ordinal));
        var kind = shown?.Family.Key ?? AnyKind(world, image ?? address ?? throw new ParameterException("image_id", missing: true));
        var found = Listings(world).Where(listing => listing.Family.Key == kind && !world.Market.IsDelisted(listing));
        return TaobaoEnvelopes.Browse(WireJson.Array(found
            .OrderByDescending(listing => listing == shown)
            .Take(MostResults)
            .Select(listing => TaobaoItemView.SearchEntry(world, listing, language))));
    }

    public override JsonObject Fail(string code, string message) => TaobaoEnvelopes.Browse(null, code, message);

    private static IEnumerable<Listing> Listings(World world) =>
        world.Catalogue.Listings.Where(listing => listing.Marketplace == Marketplaces.Taobao);

    private static string AnyKind(World world, string picture)
    {
        var kinds = Listings(world).Select(listing => listing.Family.Key).Distinct(StringComparer.Ordinal).ToList();
        return kinds[(int)Mixing.Number(picture, kinds.Count)];
    }
}
