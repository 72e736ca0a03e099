using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReverseBuy.Sandbox.Control;

/// <summary>How the control API writes: camel case, enums by name, Chinese as it is.</summary>
internal static class ControlJson
{
    public static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };
}
