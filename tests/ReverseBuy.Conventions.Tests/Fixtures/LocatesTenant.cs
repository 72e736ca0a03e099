using ReverseBuy.Tenancy;

namespace ReverseBuy.Conventions.Tests.Fixtures;

internal static class LocatesTenant
{
    public static string Read(IServiceProvider provider) => (provider.GetService(typeof(ICurrentTenant)) as ICurrentTenant)!.Require("Fixture").Value;
}
