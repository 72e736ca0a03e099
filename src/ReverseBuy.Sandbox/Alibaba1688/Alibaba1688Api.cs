using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary>One interface of the open platform, version 1, with the parameters it knows.</summary>
internal abstract class Alibaba1688Api(string space, string name, params string[] parameters)
{
    private static readonly string[] OfAll = ["access_token", Alibaba1688Signature.Parameter, "_aop_timestamp", "_aop_datePattern", "_aop_datatype"];

    public string Path => $"param2/1/{space}/{name}/";

    public string Name => name;

    /// <summary>Whether an account must have let the application in.</summary>
    public virtual bool NeedsToken => true;

    public bool Knows(string parameter) => parameters.Contains(parameter, StringComparer.Ordinal) || OfAll.Contains(parameter, StringComparer.Ordinal);

    /// <summary>Carries out a checked call.</summary>
    public abstract JsonNode Handle(ApiCall call);

    /// <summary>Some interfaces want to know whether the trade is 1688's or the international site's; there are none of the latter here.</summary>
    protected static void CheckWebSite(ApiCall call)
    {
        if (call.Required("webSite") != "1688")
        {
            throw new ParameterException("webSite", missing: false);
        }
    }

    /// <summary>A business failure in this interface's own envelope (status 200).</summary>
    public abstract JsonNode Fail(string code, string message);
}
