using System.Text.Json.Nodes;

namespace ReverseBuy.Sandbox.Jd;

/// <summary>VOP's one envelope. Refusals come with status 200 too.</summary>
internal static class JdEnvelope
{
    public static JsonObject Success(JsonNode? result, string code = "0000", string message = "") => new()
    {
        ["success"] = true,
        ["resultMessage"] = message,
        ["resultCode"] = code,
        ["result"] = result,
    };

    public static JsonObject Failure(string code, string message) => new()
    {
        ["success"] = false,
        ["resultMessage"] = message,
        ["resultCode"] = code,
        ["result"] = null,
    };
}
