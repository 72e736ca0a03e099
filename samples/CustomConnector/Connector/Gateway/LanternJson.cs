using System.Text.Encodings.Web;
using System.Text.Json;

namespace Lantern.Gateway;

internal static class LanternJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
