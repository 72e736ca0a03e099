using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Pushes;

namespace ReverseBuy.Sandbox.Jd.Messages;

/// <summary><c>api/message/get</c>: the oldest hundred of what was not deleted; they come again until they are.</summary>
internal sealed class GetMessages() : JdApi("api/message/get", "type")
{
    private const int Most = 100;

    public override JsonObject Handle(ApiCall call)
    {
        var kinds = call.Required("type").Split(',');
        return JdEnvelope.Success(WireJson.Array(call.World.State.Pushes
            .Where(record => record is { Marketplace: Marketplaces.Jd, IsPulled: false } && kinds.Contains(record.Kind, StringComparer.Ordinal))
            .Take(Most)
            .Select(Message)));
    }

    private static JsonObject Message(PushRecord record) => new()
    {
        ["id"] = record.Number,
        ["type"] = WireJson.ToLong(record.Kind),
        ["time"] = JdTime.Write(record.At),
        ["result"] = JsonNode.Parse(record.Body),
    };
}
