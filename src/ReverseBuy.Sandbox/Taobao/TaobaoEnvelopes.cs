using System.Text.Json.Nodes;

namespace ReverseBuy.Sandbox.Taobao;

/// <summary>The three business envelopes of the gateway.</summary>
internal static class TaobaoEnvelopes
{
    /// <summary>A: biz_error_code, biz_error_msg, data.</summary>
    public static JsonObject Browse(JsonNode? data, string? code = null, string? message = null) => new()
    {
        ["biz_error_code"] = code,
        ["biz_error_msg"] = message,
        ["data"] = data,
    };

    /// <summary>B: success, error_code, error_msg, fail_items, data.</summary>
    public static JsonObject Plain(JsonNode? data, string? code = null, string? message = null, JsonNode? failItems = null) => new()
    {
        ["success"] = code is null,
        ["error_code"] = code,
        ["error_msg"] = message,
        ["fail_items"] = failItems,
        ["data"] = data,
    };

    /// <summary>C: all of B inside result.</summary>
    public static JsonObject Wrapped(JsonNode? data, string? code = null, string? message = null)
    {
        var result = Plain(data, code, message);
        result["inner_error_msg"] = message;
        return new JsonObject { ["result"] = result };
    }
}
