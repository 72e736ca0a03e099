using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Jd.Tokens;

/// <summary><c>oauth2/accessToken</c> and <c>oauth2/refreshToken</c>: the one is signed, the other carries the secret. Its refusals are not published.</summary>
internal sealed class JdTokenApi(World world)
{
    private static readonly TimeSpan AllowedSkew = TimeSpan.FromMinutes(30);
    private static readonly string[] SignInFields = ["grant_type", "client_id", "timestamp", "username", "password", "scope", "sign"];
    private static readonly string[] RefreshFields = ["refresh_token", "client_id", "client_secret"];

    private readonly JdTokens _tokens = new(world);

    public static bool Serves(string path) => path is "oauth2/accessToken" or "oauth2/access_token" or "oauth2/refreshToken";

    public JsonObject Answer(string path, ApiCall call)
    {
        var isSignIn = path != "oauth2/refreshToken";
        if (call.Parameters.Keys.FirstOrDefault(name => !(isSignIn ? SignInFields : RefreshFields).Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            throw new ParameterException(unknown, missing: false);
        }

        return call.Required("client_id") != world.Options.AppKey ? JdEnvelope.Failure("1004", "client_id不存在")
            : isSignIn ? SignIn(call)
            : Refresh(call);
    }

    private JsonObject SignIn(ApiCall call)
    {
        if (call.Required("grant_type") != "access_token")
        {
            throw new ParameterException("grant_type", missing: false);
        }

        if (JdTime.Read(call.Required("timestamp")) is not { } time || (world.WireTime - time).Duration() > AllowedSkew)
        {
            return JdEnvelope.Failure("1005", "timestamp与服务器时间相差超过30分钟");
        }

        var expected = Encoding.UTF8.GetBytes(JdTokenSignature.Compute(world.Options.AppSecret, call.Parameters));
        if (!CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(call.Required("sign"))))
        {
            return JdEnvelope.Failure("1006", "签名错误");
        }

        return call.Required("username") == world.Options.JdUserName && call.Required("password") == JdTokenSignature.Digest(world.Options.JdPassword)
            ? Issued(_tokens.Issue())
            : JdEnvelope.Failure("1007", "用户名或密码错误");
    }

    private JsonObject Refresh(ApiCall call) =>
        call.Required("client_secret") != world.Options.AppSecret ? JdEnvelope.Failure("1006", "client_secret错误")
        : _tokens.Refresh(call.Required("refresh_token")) is { } record ? Issued(record)
        : JdEnvelope.Failure("2011", "refreshToken无效或已过期");

    private JsonObject Issued(JdTokenRecord record) => JdEnvelope.Success(new JsonObject
    {
        ["uid"] = "1234567890",
        ["access_token"] = record.AccessToken,
        ["refresh_token"] = record.RefreshToken,
        ["time"] = world.Now.ToUnixTimeMilliseconds(),
        ["expires_in"] = (long)(record.ExpiresAt - world.Now).TotalSeconds,
        ["refresh_token_expires"] = record.RefreshEndsAt.ToUnixTimeMilliseconds(),
    });
}
