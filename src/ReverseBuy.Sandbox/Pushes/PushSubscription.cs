namespace ReverseBuy.Sandbox.Pushes;

/// <summary>Who wants the pushes of a marketplace; of all kinds when none are named.</summary>
internal sealed record PushSubscription(string Marketplace, Uri Url, IReadOnlyList<string>? Kinds)
{
    public bool Wants(PushRecord record) => record.Marketplace == Marketplace && (Kinds is not { Count: > 0 } || Kinds.Contains(record.Kind, StringComparer.Ordinal));
}
