using System.Globalization;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Jd.Tokens;

/// <summary>Issues tokens and knows which are alive. A new pair ends the one before it; those of the options never die.</summary>
internal sealed class JdTokens(World world)
{
    private static readonly TimeSpan RefreshLifetime = TimeSpan.FromDays(183);

    public bool IsAlive(string token) =>
        world.Options.AccessTokens.Contains(token) || world.State.JdTokens.Exists(record => record.AccessToken == token && record.ExpiresAt > world.Now);

    public JdTokenRecord Issue()
    {
        var record = new JdTokenRecord(Secret("access"), Secret("refresh"), world.Now + world.Options.JdTokenLifetime, world.Now + RefreshLifetime);
        world.State.JdTokens.Clear();
        world.State.JdTokens.Add(record);
        return record;
    }

    /// <summary>A new pair for a refresh token; null when that is dead.</summary>
    public JdTokenRecord? Refresh(string refreshToken) =>
        world.State.JdTokens.Exists(record => record.RefreshToken == refreshToken && record.RefreshEndsAt > world.Now) ? Issue() : null;

    private string Secret(string kind) =>
        Mixing.Hex32(string.Create(CultureInfo.InvariantCulture, $"jd/{kind}/{++world.State.Sequence}/{world.Now.Ticks}"))[..25];
}
