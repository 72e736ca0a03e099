using ReverseBuy.Tenancy;

namespace ReverseBuy.Conventions.Tests.Fixtures;

internal sealed class TakesTenantLazily(Func<ICurrentTenant> current)
{
    public TenantId Read() => current().Require("Fixture");
}
