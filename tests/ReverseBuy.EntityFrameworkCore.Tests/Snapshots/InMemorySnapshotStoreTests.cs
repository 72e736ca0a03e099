using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Inventory;
using ReverseBuy.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.Tests.Snapshots;

public sealed class InMemorySnapshotStoreTests : SnapshotStoreSuite
{
    private ServiceProvider? _services;

    protected override ValueTask OnDisposeAsync() => _services?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected override async ValueTask<ISnapshotStore> MakeAsync(IReadOnlyList<TenantId> tenants)
    {
        var services = new ServiceCollection();
        new Builder(services).UseInMemory();
        _services = services.BuildServiceProvider();
        foreach (var tenant in tenants)
        {
            await _services.GetRequiredService<ITenantDatabase>().PrepareAsync(tenant, Token);
        }

        return _services.GetRequiredService<ISnapshotStore>();
    }

    private sealed record Builder(IServiceCollection Services) : IReverseBuyBuilder;
}
