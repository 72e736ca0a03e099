namespace ReverseBuy.Tenancy;

/// <summary>That a tenant was changed, or deleted.</summary>
/// <param name="Number">Grows with each change of any tenant.</param>
/// <param name="Tenant">The tenant.</param>
public readonly record struct TenantChange(long Number, TenantId Tenant);
