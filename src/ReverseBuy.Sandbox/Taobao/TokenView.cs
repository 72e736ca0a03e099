using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Taobao;

/// <summary>Tokens as the platform writes them: one lifetime a number, the other a text.</summary>
internal static class TokenView
{
    /// <summary>The account that every consent is given for; pushes name it too.</summary>
    public const string Account = "2100000000001";

    public static JsonObject Of(World world, TaobaoTokenRecord tokens) => new()
    {
        ["access_token"] = tokens.AccessToken,
        ["refresh_token"] = tokens.RefreshToken,
        ["expires_in"] = (long)(tokens.ExpiresAt - world.Now).TotalSeconds,
        ["refresh_expires_in"] = ((long)(tokens.RefreshEndsAt - world.Now).TotalSeconds).ToString(CultureInfo.InvariantCulture),
        ["account_id"] = null,
        ["user_id"] = Account,
        ["seller_id"] = Account,
        ["short_code"] = "CNSANDBOX",
        ["account_platform"] = "panama",
        ["account"] = "buyer@example.com",
    };

    public static JsonObject Fail(string code, string message) => new() { ["error_code"] = code, ["error_msg"] = message };
}
