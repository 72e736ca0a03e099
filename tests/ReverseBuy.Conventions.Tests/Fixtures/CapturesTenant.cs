using ReverseBuy.Tenancy;

namespace ReverseBuy.Conventions.Tests.Fixtures;

internal static class CapturesTenant
{
    public static Func<TenantId> Later(IServiceProvider provider)
    {
        var current = (ICurrentTenant)provider.GetService(typeof(ICurrentTenant))!;
        return () => current.Require("Fixture");
    }
}
