using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ReverseBuy.Sandbox.Hosting;

/// <summary>Reads the other style in which clients of TaoWorld send parameters: one flat JSON object of texts.</summary>
internal static class JsonBody
{
    /// <summary>The parameters; none when the body is no such object, for the gateway then misses what it needs.</summary>
    public static async Task<IReadOnlyList<KeyValuePair<string, string>>> ReadAsync(HttpRequest request)
    {
        try
        {
            var body = await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted).ConfigureAwait(false);
            return body is JsonObject members
                ? [.. members.Where(member => member.Value is JsonValue).Select(member => KeyValuePair.Create(member.Key, member.Value!.ToString()))]
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
