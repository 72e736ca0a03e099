using System.Text.Json.Nodes;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary>The answers about steps of a refund and about receipt: an envelope of their own, with "errorInfo" for words.</summary>
internal static class StepEnvelope
{
    public static JsonObject Done() => new() { ["result"] = new JsonObject { ["success"] = true, ["errorCode"] = null, ["errorInfo"] = null } };

    public static JsonObject Failed(string code, string message) => new()
    {
        ["result"] = new JsonObject { ["success"] = false, ["errorCode"] = code, ["errorInfo"] = message },
    };
}
