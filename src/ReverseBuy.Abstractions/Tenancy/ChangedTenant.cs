namespace ReverseBuy.Tenancy;

/// <summary>A tenant after somebody was about to change it.</summary>
/// <param name="Tenant">The tenant as it is now.</param>
/// <param name="IsChanged">Whether it was changed.</param>
public readonly record struct ChangedTenant(Tenant Tenant, bool IsChanged);
