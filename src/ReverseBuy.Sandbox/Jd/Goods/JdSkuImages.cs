using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Jd.Goods;

/// <summary><c>api/product/skuImage</c>: a member for each SKU, and paths without a host.</summary>
internal sealed class JdSkuImages() : JdApi("api/product/skuImage", "sku")
{
    public override JsonObject Handle(ApiCall call)
    {
        var images = new JsonObject();
        foreach (var sku in JdSku.In(call, "sku"))
        {
            images[sku.Number.ToString(CultureInfo.InvariantCulture)] = WireJson.Array(Enumerable.Range(1, PlaceholderImages.PerListing).Select(number => (JsonNode)new JsonObject
            {
                ["id"] = (sku.Number * 10) + number,
                ["skuId"] = sku.Number,
                ["path"] = sku.PictureOf(number),
                ["isPrimary"] = number == 1 ? 1 : 0,
                ["orderSort"] = number,
                ["yn"] = 1,
            }));
        }

        return JdEnvelope.Success(images);
    }
}
