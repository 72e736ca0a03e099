using ReverseBuy.Tenancy;

namespace ReverseBuy.Conventions.Tests.Fixtures;

internal sealed class TakesTenantInMethod
{
    public TenantId Read(ICurrentTenant current) => current.Require("Fixture");
}
