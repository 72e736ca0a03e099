using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Taobao;

/// <summary>The gateway of api.taobao.global: key, timestamp, signature, token, then the interface; always status 200.</summary>
internal sealed class TaobaoGateway(World world) : Gateway(world)
{
    private static readonly TimeSpan AllowedSkew = TimeSpan.FromSeconds(7200);

    private static readonly string[] GatewayCodePrefixes =
        ["Illegal", "Invalid", "Missing", "Incomplete", "Insufficient", "ApiCall", "AppCall", "AppWhite", "Service"];

    private static readonly HashSet<string> SystemParameters =
        new(["app_key", "access_token", "timestamp", "sign_method", "sign", "partner_id", "debug"], StringComparer.Ordinal);

    private readonly TaobaoTokens _tokens = new(world);

    private readonly TaobaoQuota _quota = new(world);

    private readonly Dictionary<string, TaobaoApi> _apis = TaobaoApis.All.ToDictionary(api => api.Path, StringComparer.Ordinal);

    public override string Marketplace => Marketplaces.Taobao;

    protected override string OperationOf(string path) => path;

    // What the platform answers is not published; a client that gets this has sent something it must not.
    protected override WireAnswer? RefuseMethod(string path, string method) =>
        _apis.TryGetValue(path, out var api) && api.NeedsPost && !HttpMethods.IsPost(method)
            ? Error("InvalidParameter", "This API must be called by POST.")
            : null;

    protected override WireAnswer Answer(string path, WireRequest request)
    {
        var parameters = request.Parameters;
        if (!_apis.TryGetValue(path, out var api))
        {
            return Error("InvalidApiPath", "The specified API path is invalid");
        }

        if ((CheckSystemParameters(path, parameters) ?? CheckRights(api, parameters)) is { } refusal)
        {
            return refusal;
        }

        try
        {
            return Success(path, api.Handle(new ApiCall(World, parameters)));
        }
        catch (ParameterException exception)
        {
            return Error(exception.Missing ? "MissingParameter" : "InvalidParameter", exception.Message);
        }
        catch (TaobaoRefusedException exception)
        {
            return Error(exception.Code, exception.Message);
        }
    }

    protected override WireAnswer Refuse(string path, string? code, string? message)
    {
        var (errorCode, text) = (code ?? "ServiceUnavailable", message ?? "Refused by the sandbox");
        return Array.Exists(GatewayCodePrefixes, prefix => errorCode.StartsWith(prefix, StringComparison.Ordinal))
            || !_apis.TryGetValue(path, out var api)
                ? Error(errorCode, text)
                : Success(path, api.Fail(errorCode, text));
    }

    private WireAnswer Success(string path, JsonObject body)
    {
        var request = RequestId(path);
        body["code"] = "0";
        body["request_id"] = request;
        body["_trace_id_"] = request;
        return new WireAnswer(200, body);
    }

    private WireAnswer Error(string code, string message) => new(200, new JsonObject
    {
        ["type"] = code.StartsWith("Service", StringComparison.Ordinal) ? "ISP" : "ISV",
        ["code"] = code,
        ["message"] = message,
        ["request_id"] = RequestId(code),
    });

    private string RequestId(string text) =>
        Mixing.Hex32(string.Create(CultureInfo.InvariantCulture, $"{text}/{World.State.CallsByOperation.Values.Sum()}"))[..25];

    private WireAnswer? CheckSystemParameters(string path, IReadOnlyDictionary<string, string> parameters)
    {
        string Given(string name) => parameters.GetValueOrDefault(name, string.Empty);

        if (Given("app_key") != World.Options.AppKey)
        {
            return Error("InvalidAppKey", "The specified App Key is invalid");
        }

        if (Given("timestamp").Length == 0)
        {
            return Error("MissingTimestamp", "The request timestamp is missing");
        }

        if (!IsFresh(Given("timestamp")))
        {
            return Error("InvalidTimestamp", "The specified timestamp is invalid or outside the allowed 7200 seconds");
        }

        // "hmac-sha256" is the name other gateways use; this one knows only "sha256".
        var expected = TaobaoSignature.Compute(World.Options.AppSecret, path, parameters);
        return Given("sign_method") == "sha256"
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(Given(TaobaoSignature.Parameter)))
                ? null
                : Error("IncompleteSignature", "The request signature does not conform to platform standards");
    }

    private WireAnswer? CheckRights(TaobaoApi api, IReadOnlyDictionary<string, string> parameters)
    {
        if (_quota.Refusal(api.Path) is { } ban)
        {
            return Error(ban.Code, ban.Message);
        }

        if (api.NeedsToken && !_tokens.IsAlive(parameters.GetValueOrDefault("access_token", string.Empty)))
        {
            return Error("IllegalAccessToken", "The specified access token is invalid or expired");
        }

        return parameters.Keys.FirstOrDefault(name => !SystemParameters.Contains(name) && !api.Knows(name)) is { } unknown
            ? Error("InvalidParameter", $"The parameter '{unknown}' is unknown.")
            : null;
    }

    private bool IsFresh(string timestamp) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && Math.Abs((decimal)World.WireTime.ToUnixTimeMilliseconds() - milliseconds) <= (decimal)AllowedSkew.TotalMilliseconds;
}
