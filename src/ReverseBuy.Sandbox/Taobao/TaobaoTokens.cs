using System.Globalization;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Taobao;

/// <summary>Issues tokens and knows which are alive. Those of the options never die.</summary>
internal sealed class TaobaoTokens(World world)
{
    // The platform publishes no lifetimes; these are its sister's for an application that is online.
    private static readonly TimeSpan AccessLifetime = TimeSpan.FromDays(30);
    private static readonly TimeSpan RefreshLifetime = TimeSpan.FromDays(180);
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(30);

    public bool IsAlive(string token) =>
        world.Options.AccessTokens.Contains(token) || world.State.TaobaoTokens.Exists(tokens => tokens.AccessToken == token && tokens.ExpiresAt > world.Now);

    /// <summary>The code of a consent.</summary>
    public string IssueCode()
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"0_{world.Options.AppKey}_{Secret("code")}");
        world.State.TaobaoCodes[code] = world.Now + CodeLifetime;
        return code;
    }

    /// <summary>Tokens for a code, which is used up; null when it is unknown, used or too old.</summary>
    public TaobaoTokenRecord? Exchange(string code) => world.State.TaobaoCodes.Remove(code, out var endsAt) && endsAt > world.Now ? Issue() : null;

    /// <summary>Tokens in place of those that a refresh token belongs to; null when it is dead.</summary>
    public TaobaoTokenRecord? Refresh(string refreshToken) =>
        world.State.TaobaoTokens.RemoveAll(tokens => tokens.RefreshToken == refreshToken && tokens.RefreshEndsAt > world.Now) > 0 ? Issue() : null;

    private TaobaoTokenRecord Issue()
    {
        var tokens = new TaobaoTokenRecord("50000" + Secret("access"), "50001" + Secret("refresh"), world.Now + AccessLifetime, world.Now + RefreshLifetime);
        world.State.TaobaoTokens.Add(tokens);
        return tokens;
    }

    private string Secret(string kind) => Mixing.Hex32(string.Create(CultureInfo.InvariantCulture, $"{kind}/{++world.State.Sequence}"));
}
