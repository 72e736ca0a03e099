using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Taobao;

/// <summary>One interface of the gateway, by its path, with the parameters it knows; any other is refused.</summary>
internal abstract class TaobaoApi(string path, params string[] parameters)
{
    private readonly HashSet<string> _parameters = new(parameters, StringComparer.Ordinal);

    public string Path => path;

    /// <summary>Whether a call carries an access token; those that get one do not.</summary>
    public virtual bool NeedsToken => true;

    /// <summary>Whether the interface answers only calls by POST.</summary>
    public virtual bool NeedsPost => false;

    public bool Knows(string parameter) => _parameters.Contains(parameter);

    /// <summary>Carries out a checked call; the gateway's own fields are added afterwards.</summary>
    public abstract JsonObject Handle(ApiCall call);

    /// <summary>A business failure in this interface's own envelope.</summary>
    public abstract JsonObject Fail(string code, string message);
}
