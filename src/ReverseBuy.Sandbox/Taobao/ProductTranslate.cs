using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Taobao;

/// <summary><c>/product/translate/get</c>: translations by mp_id, so of registered items only.</summary>
internal sealed class ProductTranslate() : TaobaoApi("/product/translate/get", "item_id", "language")
{
    public override JsonObject Handle(ApiCall call)
    {
        var world = call.World;
        var id = call.RequiredLong("item_id");
        _ = call.Required("language");
        var language = TaobaoParameters.Language(call);
        return TaobaoItemIds.FindRegistered(world, id) is not { } listing
            ? Fail("10001", "NOT_FOUND")
            : TaobaoEnvelopes.Wrapped(new JsonObject
            {
                ["item_id"] = id.ToString(CultureInfo.InvariantCulture),
                ["language"] = language,
                ["title"] = listing.TitleEnglish,
                ["main_image"] = world.Images.UrlOf(listing, 1),
                ["properties"] = TaobaoItemView.Brand(english: true),
                ["sku_properties"] = TaobaoItemView.TranslatedOptions(listing),
            });
    }

    public override JsonObject Fail(string code, string message) => TaobaoEnvelopes.Wrapped(null, code, message);
}
