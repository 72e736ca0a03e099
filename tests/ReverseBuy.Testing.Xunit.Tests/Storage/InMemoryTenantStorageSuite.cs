using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Messaging;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Testing.Xunit.Tests.Storage;

/// <summary>The tenants' storage of storage in memory.</summary>
public abstract class InMemoryTenantStorageSuite : TenantStorageSuite
{
    private ServiceProvider? _services;

    protected override ValueTask OnDisposeAsync() => _services?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected override async ValueTask<ITenantStorage> MakeAsync(IDoorbell doorbell, IReadOnlyList<TenantId> tenants)
    {
        var services = new ServiceCollection();
        services.AddSingleton(doorbell);
        new Builder(services).UseInMemory();
        _services = services.BuildServiceProvider();
        foreach (var tenant in tenants)
        {
            await _services.GetRequiredService<ITenantDatabase>().PrepareAsync(tenant, Token);
        }

        return _services.GetRequiredService<ITenantStorage>();
    }

    private sealed record Builder(IServiceCollection Services) : IReverseBuyBuilder;
}
