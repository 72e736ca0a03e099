using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Jd.Areas;

/// <summary><c>api/area/getJDAddressFromAddress</c>: it reads an address, and may leave the town open.</summary>
internal sealed class AddressReading() : JdApi("api/area/getJDAddressFromAddress", "address")
{
    public override JsonObject Handle(ApiCall call) => AreaTree.Read(call.Required("address")) is not { } path
        ? JdEnvelope.Failure("2101", "地址解析失败")
        : JdEnvelope.Success(new JsonObject
        {
            ["nationId"] = "4744",
            ["nation"] = "中国",
            ["provinceId"] = Id(path, 0),
            ["province"] = path[0].Name,
            ["cityId"] = Id(path, 1),
            ["city"] = path[1].Name,
            ["countyId"] = Id(path, 2),
            ["county"] = path[2].Name,
            ["townId"] = path.Count > 3 ? Id(path, 3) : null,
            ["town"] = path.Count > 3 ? path[3].Name : null,
        });

    private static JsonValue Id(IReadOnlyList<AreaRecord> path, int level) => JsonValue.Create(path[level].Id.ToString(CultureInfo.InvariantCulture));
}
