using ReverseBuy.Tenancy;

namespace ReverseBuy.Conventions.Tests.Fixtures;

internal static class LocatesTenantLater
{
    public static async Task<TenantId?> ReadAsync(IServiceProvider provider, CancellationToken cancellationToken)
    {
        await Task.Delay(0, cancellationToken);
        return ((ICurrentTenant)provider.GetService(typeof(ICurrentTenant))!).Id;
    }
}
