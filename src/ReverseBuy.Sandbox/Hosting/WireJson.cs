using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReverseBuy.Sandbox.Hosting;

/// <summary>Reads what callers send tolerantly (numbers as strings and back) and writes it as the platforms do.</summary>
internal static class WireJson
{
    public static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string? Text(JsonNode? node, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (node is JsonObject from && from[name] is JsonValue value)
            {
                return value.ToString();
            }
        }

        return null;
    }

    public static long? Number(JsonNode? node, params ReadOnlySpan<string> names) => ToLong(Text(node, names));

    public static long? ToLong(string? text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var value)
        && value == decimal.Truncate(value) && Math.Abs(value) < long.MaxValue
            ? (long)value
            : null;

    public static IEnumerable<long> Longs(JsonArray array) => array.Select(node => ToLong(node?.ToString())).OfType<long>();

    public static JsonArray Array(IEnumerable<JsonNode?> items) => new([.. items]);

    /// <summary>An amount in yuan as a number, e.g. 6.15.</summary>
    public static decimal Yuan(long fen) => fen / 100m;

    /// <summary>An amount in yuan as a text, e.g. "6.15".</summary>
    public static string YuanText(long fen) => (fen / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}
