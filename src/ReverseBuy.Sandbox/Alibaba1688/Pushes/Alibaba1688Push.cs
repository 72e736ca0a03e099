using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Pushes;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Alibaba1688.Pushes;

/// <summary>A topic of the open platform: a form with the message as JSON, and a signature that covers the field alone and no path.</summary>
internal sealed class Alibaba1688Push(World world, string topic, Func<World, PushedChange, JsonObject?> dataOf) : IPushFormat
{
    public const string BuyerMemberId = "b2b-2379510033";

    public string Marketplace => Marketplaces.Alibaba1688;

    public string Kind => topic;

    /// <summary>The message inside a form, for the feed of missed ones, which tells the two halves of its topic too.</summary>
    public static JsonNode MessageIn(string body)
    {
        var message = JsonNode.Parse(WebUtility.UrlDecode(body.Split('&')[0]["message=".Length..]))!;
        var halves = message["type"]!.ToString().Split('_', 2);
        (message["topicGroup"], message["topicName"]) = (halves[0], halves[1]);
        return message;
    }

    public PushMessage? Write(PushedChange change)
    {
        if (dataOf(world, change) is not { } data)
        {
            return null;
        }

        var message = new JsonObject
        {
            ["data"] = data,
            ["gmtBorn"] = change.At.ToUnixTimeMilliseconds(),
            ["msgId"] = 100_000_000_000 + world.State.PushSequence + 1,
            ["type"] = topic,
            ["userInfo"] = BuyerMemberId,
        }.ToJsonString(WireJson.Format);
        var signature = Alibaba1688Signature.Compute(world.Options.AppSecret, string.Empty, [new("message", message)]);
        var body = $"message={WebUtility.UrlEncode(message)}&{Alibaba1688Signature.Parameter}={signature}";
        return new PushMessage("application/x-www-form-urlencoded", new Dictionary<string, string>(StringComparer.Ordinal), Encoding.UTF8.GetBytes(body));
    }
}
