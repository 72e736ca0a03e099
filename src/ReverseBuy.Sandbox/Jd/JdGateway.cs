using Microsoft.AspNetCore.Http;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Jd.Tokens;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Jd;

/// <summary>
/// The gateway of bizapi.jd.com: method, path, token, quota and fields, in that order, then the interface; always status 200. Of its codes few are published;
/// those of paths and fields are the sandbox's own.
/// </summary>
internal sealed class JdGateway(World world) : Gateway(world)
{
    private readonly Dictionary<string, JdApi> _apis = JdApis.All.ToDictionary(api => api.Path, StringComparer.Ordinal);
    private readonly JdTokens _tokens = new(world);
    private readonly JdTokenApi _tokenApi = new(world);
    private readonly JdQuota _quota = new(world);

    public override string Marketplace => Marketplaces.Jd;

    protected override string OperationOf(string path) => path;

    protected override WireAnswer? RefuseMethod(string path, string method) => HttpMethods.IsPost(method) ? null : Failure("1001", "请使用POST方式调用");

    protected override WireAnswer Answer(string path, WireRequest request)
    {
        try
        {
            if (JdTokenApi.Serves(path))
            {
                return new WireAnswer(200, _tokenApi.Answer(path, new ApiCall(World, request.Parameters)));
            }

            if (!_apis.TryGetValue(path, out var api))
            {
                return Failure("1002", "接口不存在：" + path);
            }

            return Refusal(api, request) ?? new WireAnswer(200, api.Handle(new ApiCall(World, request.Parameters)));
        }
        catch (ParameterException exception)
        {
            return Failure("1003", (exception.Missing ? "参数为空：" : "参数错误：") + exception.Name);
        }
        catch (JdRefusedException exception)
        {
            return Failure(exception.Code, exception.Message);
        }
    }

    protected override WireAnswer Refuse(string path, string? code, string? message) => Failure(code ?? "5001", message ?? "系统异常，请稍后重试");

    private static WireAnswer Failure(string code, string message) => new(200, JdEnvelope.Failure(code, message));

    private WireAnswer? Refusal(JdApi api, WireRequest request)
    {
        if (!_tokens.IsAlive(request.Parameters.GetValueOrDefault("token", string.Empty)))
        {
            return Failure("2007", "accessToken不存在或已过期");
        }

        if (!_quota.Take())
        {
            return Failure("1099", "接口调用频率超过限制");
        }

        return request.Parameters.Keys.Concat(request.Files.Keys).FirstOrDefault(name => !api.Knows(name)) is { } unknown
            ? Failure("1003", "参数错误：" + unknown)
            : null;
    }
}
