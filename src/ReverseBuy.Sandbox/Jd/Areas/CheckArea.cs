using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Jd.Areas;

/// <summary><c>api/area/checkArea</c>: a success of the check inside a success of the call.</summary>
internal sealed class CheckArea() : JdApi("api/area/checkArea", "provinceId", "cityId", "countyId", "townId")
{
    public override JsonObject Handle(ApiCall call)
    {
        var holds = AreaTree.Holds(call.RequiredLong("provinceId"), call.RequiredLong("cityId"), call.RequiredLong("countyId"), call.RequiredLong("townId"));
        return JdEnvelope.Success(new JsonObject
        {
            ["success"] = holds,
            ["resultCode"] = holds ? 1 : 0,
            ["addressId"] = holds ? call.RequiredLong("countyId") : 0,
            ["message"] = holds ? string.Empty : "地址不合法",
        });
    }
}
