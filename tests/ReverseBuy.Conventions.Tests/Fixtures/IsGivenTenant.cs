namespace ReverseBuy.Conventions.Tests.Fixtures;

internal sealed class IsGivenTenant(TenantId tenant)
{
    public TenantId Tenant => tenant;
}
