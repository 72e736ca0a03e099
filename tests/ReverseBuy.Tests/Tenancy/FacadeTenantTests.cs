using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Orders;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Tests.Tenancy;

public sealed class FacadeTenantTests
{
    // Reading a pasted text is nobody's.
    private static readonly string[] Tenantless = ["ICatalogue.Recognize", "ICatalogue.ResolveAsync"];

    [Fact]
    public async Task Without_a_tenant_every_operation_of_every_facade_says_its_own_name_and_what_to_do()
    {
        var services = NewServices(null);
        await using var provider = services.BuildServiceProvider();
        var operations = FacadeOperation.All(services, provider);

        foreach (var operation in operations.Where(operation => !Tenantless.Contains(operation.Name)))
        {
            var fault = await operation.CallAsync();
            Assert.True(fault is TenantRequiredException, $"{operation.Name} threw {fault?.GetType().Name ?? "nothing"}: {fault?.Message}");
            Assert.Equal(operation.Name, ((TenantRequiredException)fault!).Operation);
            Assert.StartsWith($"{operation.Name} was called and no tenant was entered.", fault.Message, StringComparison.Ordinal);
            Assert.Contains("ITenantScopeFactory", fault.Message, StringComparison.Ordinal);
        }

        Assert.Contains("IOrders.PlaceAsync", operations.Select(operation => operation.Name));
        Assert.Contains("IPurchaseDecisions.SettleAsync", operations.Select(operation => operation.Name));
    }

    [Fact]
    public async Task A_host_with_a_single_shop_is_never_asked_for_a_tenant()
    {
        var services = NewServices(new TenantId("shop"));
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<ITenants>().OnboardAsync(new TenantId("shop"), "Shop", TestContext.Current.CancellationToken);

        foreach (var operation in FacadeOperation.All(services, provider))
        {
            Assert.False(await operation.CallAsync() is TenantRequiredException, operation.Name);
        }

        Assert.Empty(await provider.GetRequiredService<IOrders>().ListAsync(new OrderQuery(), TestContext.Current.CancellationToken));
    }

    private static ServiceCollection NewServices(TenantId? only)
    {
        var services = new ServiceCollection();
        services.AddReverseBuy(options => options.SingleTenant = only).UseInMemory();
        return services;
    }
}
