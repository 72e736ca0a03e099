using System.Text.Json.Nodes;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary>The envelopes of the open platform: four shapes of success, and none of failure alike.</summary>
internal static class Alibaba1688Envelopes
{
    public static JsonObject Crossborder(JsonNode result, string code = "200") => new()
    {
        ["result"] = new JsonObject { ["success"] = true, ["code"] = code, ["message"] = "成功", ["result"] = result },
    };

    public static JsonObject CrossborderFailure(string code, string message) => new()
    {
        ["result"] = new JsonObject { ["success"] = false, ["code"] = code, ["message"] = message, ["result"] = null },
    };

    public static JsonObject Nested(bool success, string? code, string? message, JsonObject? result)
    {
        result ??= [];
        result.TryAdd("success", success);
        return new JsonObject { ["result"] = result, ["success"] = success, ["code"] = code, ["message"] = message };
    }

    // Order and logistics answers write their success as a text.
    public static JsonObject View(JsonNode result) => new() { ["result"] = result, ["success"] = "true" };

    // Some of them do not write it at all.
    public static JsonObject Unmarked(JsonNode result) => new() { ["result"] = result };

    public static JsonObject ViewFailure(string code, string message) => new()
    {
        ["result"] = null,
        ["success"] = "false",
        ["errorCode"] = code,
        ["errorMessage"] = message,
    };

    public static JsonObject Flat(bool success, string? code, string? message) => new()
    {
        ["success"] = success,
        ["errorCode"] = code,
        ["errorMessage"] = message,
    };
}
