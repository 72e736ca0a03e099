using ReverseBuy.Tenancy;

namespace ReverseBuy.Conventions.Tests.Fixtures;

internal sealed class TakesTenantInConstructor
{
    public TakesTenantInConstructor(ICurrentTenant current) => Tenant = current.Require("Fixture");

    public TenantId Tenant { get; }
}
