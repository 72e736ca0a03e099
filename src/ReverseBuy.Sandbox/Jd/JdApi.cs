using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Jd;

/// <summary>One interface of VOP, by its path, with the fields it knows; any other is refused.</summary>
internal abstract class JdApi(string path, params string[] fields)
{
    private readonly HashSet<string> _fields = new(fields, StringComparer.Ordinal);

    public string Path => path;

    public bool Knows(string field) => field == "token" || _fields.Contains(field);

    /// <summary>Carries out a checked call; the whole answer.</summary>
    public abstract JsonObject Handle(ApiCall call);
}
