using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Inventory;
using ReverseBuy.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.Tests.Snapshots;

public sealed class InMemorySnapshotStoreTests : SnapshotStoreSuite
{
    private ServiceProvider? _services;

    public override ValueTask DisposeAsync() => _services?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected override async ValueTask<ISnapshotStore> MakeAsync()
    {
        var services = new ServiceCollection();
        new Builder(services).UseInMemory();
        _services = services.BuildServiceProvider();
        foreach (var tenant in new[] { Samples.Anna, Samples.Boris })
        {
            await _services.GetRequiredService<ITenantDatabase>().PrepareAsync(tenant, Token);
        }

        return _services.GetRequiredService<ISnapshotStore>();
    }

    private sealed record Builder(IServiceCollection Services) : IReverseBuyBuilder;
}
