using ReverseBuy.Tenancy;

namespace ReverseBuy.Conventions.Tests.Fixtures;

internal static class ReturnsTenant
{
    public static Func<IServiceProvider, ICurrentTenant?> Registration => provider => provider.GetService(typeof(ICurrentTenant)) as ICurrentTenant;
}
