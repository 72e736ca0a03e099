using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Jd.Areas;

/// <summary><c>api/area/getProvince</c>, <c>getCity</c>, <c>getCounty</c> and <c>getTown</c>: names as members, ids as their values.</summary>
internal sealed class AreaList(string name, bool isBelow) : JdApi("api/area/" + name, isBelow ? ["id"] : [])
{
    public override JsonObject Handle(ApiCall call)
    {
        var areas = new JsonObject();
        foreach (var record in AreaTree.Under(isBelow ? call.RequiredLong("id") : 0))
        {
            areas[record.Name] = record.Id;
        }

        return JdEnvelope.Success(areas);
    }
}
