using System.Globalization;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Alibaba1688.Tokens;

/// <summary>Issues tokens and knows which are alive. Those of the options never die; a refresh leaves the older access token to its end.</summary>
internal sealed class Alibaba1688Tokens(World world)
{
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan RefreshLifetime = TimeSpan.FromDays(183);

    public bool IsAlive(string token) =>
        world.Options.AccessTokens.Contains(token) || world.State.Alibaba1688Tokens.Exists(record => record.AccessToken == token && record.ExpiresAt > world.Now);

    public string IssueCode()
    {
        var code = Secret("code");
        world.State.Alibaba1688Codes[code] = world.Now + CodeLifetime;
        return code;
    }

    /// <summary>Tokens for a code, which is used up; null when it is unknown, used or too old.</summary>
    public Alibaba1688TokenRecord? Exchange(string code) => world.State.Alibaba1688Codes.Remove(code, out var endsAt) && endsAt > world.Now
        ? Issue(Secret("refresh"), world.Now + RefreshLifetime)
        : null;

    /// <summary>A new access token with the same refresh token; null when that is dead.</summary>
    public Alibaba1688TokenRecord? Refresh(string refreshToken) =>
        world.State.Alibaba1688Tokens.Find(record => record.RefreshToken == refreshToken && record.RefreshEndsAt > world.Now) is { } old
            ? Issue(old.RefreshToken, old.RefreshEndsAt)
            : null;

    private Alibaba1688TokenRecord Issue(string refreshToken, DateTimeOffset refreshEndsAt)
    {
        var record = new Alibaba1688TokenRecord(Secret("access"), refreshToken, world.Now + world.Options.Alibaba1688TokenLifetime, refreshEndsAt);
        world.State.Alibaba1688Tokens.Add(record);
        return record;
    }

    private string Secret(string kind) => new Guid(Convert.FromHexString(Mixing.Hex32(string.Create(
        CultureInfo.InvariantCulture,
        $"1688/{kind}/{++world.State.Sequence}/{world.Now.Ticks}")))).ToString();
}
