using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Taobao;

/// <summary>Parameters that several interfaces have, read strictly.</summary>
internal static class TaobaoParameters
{
    /// <summary>The language of translations; English when none is asked for.</summary>
    public static string Language(ApiCall call) => call.Optional("language") switch
    {
        null => "en",
        "en" or "vi" or "ru" or "ko" or "ja" => call.Required("language"),
        _ => throw new ParameterException("language", missing: false),
    };

    /// <summary>Refuses what is given and is no JSON object.</summary>
    public static void CheckObject(ApiCall call, string name)
    {
        if (call.Optional(name) is not null)
        {
            _ = call.RequiredObject(name);
        }
    }

    /// <summary>A list of ids; one that is no number makes the whole unreadable.</summary>
    public static IReadOnlyList<long> Ids(ApiCall call, string name) =>
        [.. call.RequiredArray(name).Select(id => WireJson.ToLong(id?.ToString()) ?? throw new ParameterException(name, missing: false))];

    /// <summary>Truth values are texts; none is false.</summary>
    public static bool Flag(ApiCall call, string name) => call.Optional(name) switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw new ParameterException(name, missing: false),
    };
}
