using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Taobao;

/// <summary><c>/auth/token/create</c>: tokens for a code, once.</summary>
internal sealed class TokenCreate() : TaobaoApi("/auth/token/create", "code", "uuid")
{
    public override bool NeedsToken => false;

    public override JsonObject Handle(ApiCall call) => new TaobaoTokens(call.World).Exchange(call.Required("code")) is { } tokens
        ? TokenView.Of(call.World, tokens)
        : throw new ParameterException("code", missing: false);

    public override JsonObject Fail(string code, string message) => TokenView.Fail(code, message);
}
