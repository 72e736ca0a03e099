using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Messaging;

namespace ReverseBuy.Testing.Xunit.Tests.Messaging;

/// <summary>The doorbell of storage in memory.</summary>
public abstract class InMemoryDoorbellStoreSuite : DoorbellStoreSuite
{
    private ServiceProvider? _services;

    protected override ValueTask<IDoorbellStore> MakeAsync()
    {
        var services = new ServiceCollection();
        new Builder(services).UseInMemory();
        _services = services.BuildServiceProvider();
        return ValueTask.FromResult(_services.GetRequiredService<IDoorbellStore>());
    }

    protected override ValueTask OnDisposeAsync() => _services?.DisposeAsync() ?? ValueTask.CompletedTask;

    private sealed record Builder(IServiceCollection Services) : IReverseBuyBuilder;
}
