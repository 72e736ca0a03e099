using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Jd.Areas;

/// <summary>Checks the place that a call names: nothing is known of stock, freight or orders elsewhere.</summary>
internal static class AreaFields
{
    public static readonly string[] Names = ["province", "city", "county", "town"];

    public static void Check(ApiCall call) =>
        Check(call.RequiredLong("province"), call.RequiredLong("city"), call.RequiredLong("county"), call.RequiredLong("town"));

    /// <summary>Checks the form with underlines between the ids, as stock is asked with.</summary>
    public static void CheckJoined(ApiCall call, string name)
    {
        var parts = call.Required(name).Split('_').Select(part => WireJson.ToLong(part) ?? throw new ParameterException(name, missing: false)).ToArray();
        if (parts.Length != 4)
        {
            throw new ParameterException(name, missing: false);
        }

        Check(parts[0], parts[1], parts[2], parts[3]);
    }

    private static void Check(long province, long city, long county, long town)
    {
        if (!AreaTree.Holds(province, city, county, town))
        {
            throw new JdRefusedException("2102", "四级地址不正确");
        }
    }
}
