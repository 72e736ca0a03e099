namespace ReverseBuy.Sandbox.Jd.Tokens;

/// <summary>An access token and the refresh token that was issued with it.</summary>
internal sealed record JdTokenRecord(string AccessToken, string RefreshToken, DateTimeOffset ExpiresAt, DateTimeOffset RefreshEndsAt);
