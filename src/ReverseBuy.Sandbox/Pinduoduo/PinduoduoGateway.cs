using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Pinduoduo;

/// <summary>
/// The gateway of gw-api.pinduoduo.com: one address, and the call says what it is. Key, time, signature, quota and parameters, in that order, then the
/// interface; always status 200.
/// </summary>
internal sealed class PinduoduoGateway(World world) : Gateway(world)
{
    private static readonly TimeSpan AllowedSkew = TimeSpan.FromMinutes(10);

    private static readonly HashSet<string> PublicParameters =
        new(["type", "client_id", "timestamp", "data_type", "version", PinduoduoSignature.Parameter], StringComparer.Ordinal);

    private readonly Dictionary<string, PinduoduoApi> _apis = PinduoduoApis.All.ToDictionary(api => api.Type, StringComparer.Ordinal);
    private readonly PinduoduoQuota _quota = new(world);

    public override string Marketplace => Marketplaces.Pinduoduo;

    protected override string OperationOf(string path) => path;

    protected override string OperationOf(string path, WireRequest request) => request.Parameters.GetValueOrDefault("type", path);

    protected override WireAnswer Answer(string path, WireRequest request)
    {
        try
        {
            var api = Checked(request.Parameters);
            var body = api.Handle(new ApiCall(World, request.Parameters));
            body["request_id"] = RequestId(api.Type);
            return new WireAnswer(200, new JsonObject { [api.AnswerName] = body });
        }
        catch (ParameterException exception)
        {
            return Error(new PinduoduoRefusedException(exception.Missing ? 21002 : 10000, "参数错误:" + exception.Name));
        }
        catch (PinduoduoRefusedException exception)
        {
            return Error(exception);
        }
    }

    protected override WireAnswer Refuse(string path, string? code, string? message) => Error(
        code == "60001" ? PinduoduoRefusedException.NotBound()
        : new PinduoduoRefusedException(int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 50000, message ?? "系统内部错误"));

    private WireAnswer Error(PinduoduoRefusedException refusal) => new(200, new JsonObject
    {
        ["error_response"] = new JsonObject
        {
            ["error_msg"] = refusal.Message,
            ["sub_msg"] = refusal.SubMessage,
            ["sub_code"] = refusal.SubCode,
            ["error_code"] = refusal.Code,
            ["request_id"] = RequestId(refusal.Message),
        },
    });

    private string RequestId(string text) => (15_000_000_000_000_000
        + Mixing.Number(string.Create(CultureInfo.InvariantCulture, $"{text}/{World.State.CallsByOperation.Values.Sum()}"), 1_000_000_000_000_000))
        .ToString(CultureInfo.InvariantCulture);

    private PinduoduoApi Checked(IReadOnlyDictionary<string, string> parameters)
    {
        string Given(string name) => parameters.GetValueOrDefault(name, string.Empty);

        if (Given("client_id") != World.Options.AppKey)
        {
            throw new PinduoduoRefusedException(10016, "client下线或者clientId不正确");
        }

        if (!_apis.TryGetValue(Given("type"), out var api))
        {
            throw new PinduoduoRefusedException(10017, "type不正确");
        }

        if (!IsFresh(Given("timestamp")))
        {
            throw new PinduoduoRefusedException(10001, "公共参数错误:timestamp");
        }

        if (Given("data_type") is not ("" or "JSON"))
        {
            throw new PinduoduoRefusedException(10001, "公共参数错误:data_type");
        }

        var expected = PinduoduoSignature.Compute(World.Options.AppSecret, parameters);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(Given(PinduoduoSignature.Parameter))))
        {
            throw new PinduoduoRefusedException(20004, "签名sign校验失败");
        }

        if (!_quota.Take(api.Type))
        {
            throw new PinduoduoRefusedException(70031, "调用过于频繁，请调整调用频率");
        }

        return parameters.FirstOrDefault(pair => !PublicParameters.Contains(pair.Key) && (!api.Knows(pair.Key) || pair.Value.Length == 0)) is { Key: { } unknown }
            ? throw new ParameterException(unknown, missing: false)
            : api;
    }

    // Seconds; milliseconds are some 50,000 years off.
    private bool IsFresh(string timestamp) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Math.Abs((decimal)World.WireTime.ToUnixTimeSeconds() - seconds) <= (decimal)AllowedSkew.TotalSeconds;
}
