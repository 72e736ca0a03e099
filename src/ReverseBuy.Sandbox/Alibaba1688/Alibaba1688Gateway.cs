using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Alibaba1688.Tokens;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary>The gateway of open.1688.com: path, signature, timestamp, quota, token and parameters, in that order, then the interface.</summary>
internal sealed class Alibaba1688Gateway(World world) : Gateway(world)
{
    // No figure is published; a quarter of an hour is this sandbox's.
    private static readonly TimeSpan AllowedSkew = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, Alibaba1688Api> _apis = Alibaba1688Apis.All.ToDictionary(api => api.Path, StringComparer.Ordinal);
    private readonly Alibaba1688Quota _quota = new(world);
    private readonly Alibaba1688Tokens _tokens = new(world);
    private readonly GetToken _getToken = new(world);

    public override string Marketplace => Marketplaces.Alibaba1688;

    protected override string OperationOf(string path) => path.Split('/') is { Length: 5 } parts ? parts[3] : path;

    protected override WireAnswer Answer(string path, WireRequest request)
    {
        var parameters = request.Parameters;
        var (prefix, appKey) = Split(path);
        if (prefix == CurrentTime.Path)
        {
            return new WireAnswer(200, JsonValue.Create(World.WireTime.ToUnixTimeMilliseconds()));
        }

        if (GetToken.Serves(prefix))
        {
            return _getToken.Answer(appKey, parameters);
        }

        if (!_apis.TryGetValue(prefix, out var api))
        {
            return Error("gw.APIUnsupported", $"The request API is unsupported in the openapi system({path})");
        }

        if (CheckSystemParameters(api, path, appKey, request) is { } refusal)
        {
            return refusal;
        }

        try
        {
            return new WireAnswer(200, api.Handle(new ApiCall(World, parameters) { Files = request.Files }));
        }
        catch (ParameterException exception)
        {
            return Error(exception.Missing ? "gw.ParamMissing" : "gw.ParamInvalid", $"Parameter {exception.Name}: {exception.Message}");
        }
    }

    protected override WireAnswer Refuse(string path, string? code, string? message)
    {
        var (errorCode, text) = (code ?? "gw.ServiceError", message ?? "Refused by the sandbox");
        return errorCode == "401" || errorCode.StartsWith("gw.", StringComparison.Ordinal) || !_apis.TryGetValue(Split(path).Prefix, out var api)
            ? Error(errorCode, text)
            : new WireAnswer(200, api.Fail(errorCode, text));
    }

    private static (string Prefix, string AppKey) Split(string path)
    {
        var end = path.LastIndexOf('/') + 1;
        return (path[..end], path[end..]);
    }

    private static WireAnswer Error(string code, string message) => new(
        code == "401" ? 401 : 400,
        new JsonObject
        {
            ["error_code"] = code,
            ["error_message"] = message,
            ["exception"] = message,
            ["request_id"] = Mixing.Hex32(code + message)[..24],
        });

    private WireAnswer? CheckSystemParameters(Alibaba1688Api api, string path, string appKey, WireRequest request)
    {
        var parameters = request.Parameters;
        if (appKey != World.Options.AppKey)
        {
            return Error("gw.AppKeyMissing", "AppKey is not found");
        }

        if (!parameters.TryGetValue(Alibaba1688Signature.Parameter, out var given))
        {
            return Error("gw.SignatureMissing", "Signature is missing");
        }

        var expected = Alibaba1688Signature.Compute(World.Options.AppSecret, path, parameters);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given)))
        {
            return Error("gw.SignatureInvalid", "Invalid signature");
        }

        if (parameters.TryGetValue("_aop_timestamp", out var timestamp) && !IsFresh(timestamp))
        {
            return Error("gw.TimestampInvalid", "The timestamp is out of the allowed range");
        }

        if (!_quota.Take())
        {
            return Error("gw.QosAppFrequencyLimit", "App call exceeds limited frequency");
        }

        if (api.NeedsToken && !_tokens.IsAlive(parameters.GetValueOrDefault("access_token", string.Empty)))
        {
            return Error("401", "Request need user authorized");
        }

        // The platform's own code for it is not published; a misspelt parameter that is passed over would go unnoticed here.
        return parameters.Keys.Concat(request.Files.Keys).FirstOrDefault(name => !api.Knows(name)) is { } unknown
            ? Error("gw.ParamInvalid", $"Parameter {unknown}: {api.Name} has no such parameter.")
            : null;
    }

    private bool IsFresh(string timestamp) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && Math.Abs((decimal)World.WireTime.ToUnixTimeMilliseconds() - milliseconds) <= (decimal)AllowedSkew.TotalMilliseconds;
}
