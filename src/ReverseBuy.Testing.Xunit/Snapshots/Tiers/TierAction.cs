namespace ReverseBuy.Testing.Snapshots.Tiers;

/// <summary>Something that a node does to the snapshots of two tenants, each with two accounts and two listings.</summary>
/// <param name="ByOther">Whether the other node does it.</param>
/// <param name="IsRemoval">Whether one is removed; else some are shared.</param>
/// <param name="Tenant">Whose, 0 or 1.</param>
/// <param name="Keys">Which of the tenant's four keys, a bit for each; at least one. Of a removal, the first of them.</param>
/// <param name="Seconds">When they were captured, or before when one is removed.</param>
internal sealed record TierAction(bool ByOther, bool IsRemoval, int Tenant, int Keys, int Seconds);
