using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Jd.Areas;

namespace ReverseBuy.Sandbox.Jd.Goods;

/// <summary><c>api/product/checkAreaLimit</c>: the result is JSON inside a text. Nothing is sent to one place, so that limits can be seen.</summary>
internal sealed class JdAreaLimits() : JdApi("api/product/checkAreaLimit", ["skuIds", .. AreaFields.Names])
{
    // 华新镇, a county as JD counts, for the second level of 上海 are its districts.
    private const long LimitedCounty = 58332;

    public static bool IsLimited(ApiCall call) => call.RequiredLong("county") == LimitedCounty;

    public override JsonObject Handle(ApiCall call)
    {
        AreaFields.Check(call);
        var isLimited = IsLimited(call);
        return JdEnvelope.Success(WireJson.Array(JdSku.In(call, "skuIds").Select(sku => (JsonNode)new JsonObject
        {
            ["skuId"] = sku.Number,
            ["isAreaRestrict"] = isLimited,
        })).ToJsonString(WireJson.Format));
    }
}
