namespace ReverseBuy.Sandbox.Alibaba1688.Tokens;

/// <summary>An access token and the refresh token that was issued with it.</summary>
internal sealed record Alibaba1688TokenRecord(string AccessToken, string RefreshToken, DateTimeOffset ExpiresAt, DateTimeOffset RefreshEndsAt);
