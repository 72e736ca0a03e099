using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Taobao;

/// <summary>One interface of the gateway, by its path.</summary>
internal abstract class TaobaoApi(string path)
{
    public string Path => path;

    /// <summary>Carries out a checked call; the gateway's own fields are added afterwards.</summary>
    public abstract JsonObject Handle(ApiCall call);

    /// <summary>A business failure in this interface's own envelope.</summary>
    public abstract JsonObject Fail(string code, string message);
}
