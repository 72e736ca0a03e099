using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Jd.Goods;

/// <summary><c>api/product/getSimilarSku</c>: for each dimension its values, and for each value the SKUs that have it.</summary>
internal sealed class JdSimilarSkus() : JdApi("api/product/getSimilarSku", "skuId")
{
    public override JsonObject Handle(ApiCall call)
    {
        var listing = JdSku.Required(call.World, [call.RequiredLong("skuId")])[0].Listing;
        JdSku[] skus = [.. JdSku.Of(listing)];
        return JdEnvelope.Success(WireJson.Array(skus[0].Sku.Options.Select((option, dimension) => (JsonNode)new JsonObject
        {
            ["dim"] = dimension + 1,
            ["saleName"] = option.Name,
            ["saleAttrList"] = WireJson.Array(skus.GroupBy(sku => sku.Sku.Options[dimension].Value, StringComparer.Ordinal).Select(value => (JsonNode)new JsonObject
            {
                ["imagePath"] = dimension == 0 ? value.First().PictureOf(1) : null,
                ["saleValue"] = value.Key,
                ["skuIds"] = WireJson.Array(value.Select(sku => (JsonNode)sku.Number)),
            })),
        })));
    }
}
