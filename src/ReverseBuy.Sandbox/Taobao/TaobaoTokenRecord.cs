namespace ReverseBuy.Sandbox.Taobao;

/// <summary>Tokens that were issued together, and until when each is alive on the business clock.</summary>
internal sealed record TaobaoTokenRecord(string AccessToken, string RefreshToken, DateTimeOffset ExpiresAt, DateTimeOffset RefreshEndsAt);
