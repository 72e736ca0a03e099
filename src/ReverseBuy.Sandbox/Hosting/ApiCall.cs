using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Hosting;

/// <summary>A call whose signature and token are good: the world it acts on and its parameters.</summary>
internal sealed record ApiCall(World World, IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>The files that came along, by the name of their field.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files { get; init; } = new Dictionary<string, ReadOnlyMemory<byte>>();

    public string Required(string name) => Optional(name) ?? throw new ParameterException(name, missing: true);

    public string? Optional(string name) =>
        Parameters.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    public long RequiredLong(string name) =>
        long.TryParse(Required(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new ParameterException(name, missing: false);

    public int Whole(string name, int otherwise) =>
        Optional(name) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value
        : throw new ParameterException(name, missing: false);

    public JsonObject RequiredObject(string name) => Parse(name, Required(name)) as JsonObject ?? throw new ParameterException(name, missing: false);

    public JsonArray RequiredArray(string name) => Parse(name, Required(name)) as JsonArray ?? throw new ParameterException(name, missing: false);

    private static JsonNode? Parse(string name, string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            throw new ParameterException(name, missing: false);
        }
    }
}
