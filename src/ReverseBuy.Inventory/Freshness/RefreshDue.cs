namespace ReverseBuy.Inventory.Freshness;

/// <summary>A listing whose turn to be looked at has come, and what turn it was, in seconds since the start.</summary>
internal readonly record struct RefreshDue<TKey>(TKey Key, double At);
