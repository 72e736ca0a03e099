namespace ReverseBuy.Connectors.Http;

/// <summary>Whose breaker it is. Renewing a token has one of its own: it happens inside another call, which the same breaker may be trying things out with.</summary>
internal readonly record struct PolicyKey(AccountKey Account, bool IsForTokens)
{
    public static PolicyKey Of(ResilientCall call) => new(AccountKey.Of(call.Marketplace, call.Context), call.Context.Lane == CallLane.Token);
}
