using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary>One interface of the open platform, version 1.</summary>
internal abstract class Alibaba1688Api(string space, string name)
{
    public string Path => $"param2/1/{space}/{name}/";

    public string Name => name;

    /// <summary>Carries out a checked call.</summary>
    public abstract JsonNode Handle(ApiCall call);

    /// <summary>A business failure in this interface's own envelope (status 200).</summary>
    public abstract JsonNode Fail(string code, string message);
}
