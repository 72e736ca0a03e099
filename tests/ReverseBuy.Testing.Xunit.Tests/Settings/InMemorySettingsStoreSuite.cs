using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Settings;

namespace ReverseBuy.Testing.Xunit.Tests.Settings;

/// <summary>Settings of storage in memory.</summary>
public abstract class InMemorySettingsStoreSuite : TenantSettingsStoreSuite
{
    private ServiceProvider? _services;

    protected override ValueTask<ITenantSettingsStore> MakeAsync(IReadOnlyList<TenantId> tenants)
    {
        var services = new ServiceCollection();
        new Builder(services).UseInMemory();
        _services = services.BuildServiceProvider();
        return ValueTask.FromResult(_services.GetRequiredService<ITenantSettingsStore>());
    }

    protected override ValueTask OnDisposeAsync() => _services?.DisposeAsync() ?? ValueTask.CompletedTask;

    private sealed record Builder(IServiceCollection Services) : IReverseBuyBuilder;
}
