using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Taobao;

/// <summary><c>/auth/token/refresh</c>: new tokens for a refresh token, which ends with the access token beside it.</summary>
internal sealed class TokenRefresh() : TaobaoApi("/auth/token/refresh", "refresh_token")
{
    public override bool NeedsToken => false;

    public override JsonObject Handle(ApiCall call) => new TaobaoTokens(call.World).Refresh(call.Required("refresh_token")) is { } tokens
        ? TokenView.Of(call.World, tokens)
        : throw new TaobaoRefusedException("IllegalRefreshToken", "The specified refresh token is invalid or expired");

    public override JsonObject Fail(string code, string message) => TokenView.Fail(code, message);
}
