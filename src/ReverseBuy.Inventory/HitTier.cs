namespace ReverseBuy.Inventory;

/// <summary>Where a browse read was answered from.</summary>
internal enum HitTier
{
    Memory,
    Shared,
    Store,
    Upstream,
}
