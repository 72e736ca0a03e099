using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Jd.Messages;

/// <summary><c>api/message/del</c>: deleted messages do not come again. One that is gone already is deleted all the same.</summary>
internal sealed class DeleteMessages() : JdApi("api/message/del", "id")
{
    private const int Most = 100;

    public override JsonObject Handle(ApiCall call)
    {
        var ids = call.Required("id").Split(',').Select(part => WireJson.ToLong(part) ?? throw new ParameterException("id", missing: false)).ToHashSet();
        if (ids.Count > Most)
        {
            throw new ParameterException("id", missing: false);
        }

        foreach (var record in call.World.State.Pushes.Where(record => record.Marketplace == Marketplaces.Jd && ids.Contains(record.Number)))
        {
            record.IsPulled = true;
        }

        return JdEnvelope.Success(true);
    }
}
