using System.Text;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Pushes;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Jd.Messages;

/// <summary>One kind of message, by JD's number of it. JD pushes none: they lie until they are fetched and deleted.</summary>
internal sealed class JdMessage(World world, string kind, Func<World, PushedChange, JsonObject?> resultOf) : IPushFormat
{
    private static readonly Dictionary<string, string> NoHeaders = [];

    public string Marketplace => Marketplaces.Jd;

    public string Kind => kind;

    public PushMessage? Write(PushedChange change) => resultOf(world, change) is { } result
        ? new PushMessage("application/json;charset=UTF-8", NoHeaders, Encoding.UTF8.GetBytes(result.ToJsonString(WireJson.Format)))
        : null;
}
