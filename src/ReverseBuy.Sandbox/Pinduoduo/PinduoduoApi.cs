using System.Text.Json;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Pinduoduo;

/// <summary>One interface, by its type, with the member that it answers in and the parameters it knows; any other is refused.</summary>
internal abstract class PinduoduoApi(string type, string answerName, params string[] parameters)
{
    private readonly HashSet<string> _parameters = new(parameters, StringComparer.Ordinal);

    public string Type => type;

    public string AnswerName => answerName;

    public bool Knows(string parameter) => _parameters.Contains(parameter);

    /// <summary>Carries out a checked call; what the answer's member holds.</summary>
    public abstract JsonObject Handle(ApiCall call);

    /// <summary>Checks that promotion id and uid are given and bound with each other.</summary>
    protected static void CheckBound(ApiCall call, string pidName)
    {
        if (call.Optional(pidName) != call.World.Options.PinduoduoPid || UidOf(call.Optional("custom_parameters")) != call.World.Options.PinduoduoUid)
        {
            throw PinduoduoRefusedException.NotBound();
        }
    }

    protected static bool Flag(ApiCall call, string name, bool otherwise = false) => call.Optional(name) switch
    {
        null => otherwise,
        "true" => true,
        "false" => false,
        _ => throw new ParameterException(name, missing: false),
    };

    private static string? UidOf(string? parameters)
    {
        // 64 bytes is all that comes back with an order.
        if (parameters is null || System.Text.Encoding.UTF8.GetByteCount(parameters) > 64)
        {
            return null;
        }

        try
        {
            return WireJson.Text(JsonNode.Parse(parameters), "uid");
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
