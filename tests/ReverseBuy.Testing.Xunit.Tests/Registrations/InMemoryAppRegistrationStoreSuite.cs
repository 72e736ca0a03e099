using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Following;

namespace ReverseBuy.Testing.Xunit.Tests.Registrations;

/// <summary>App registrations of storage in memory.</summary>
public abstract class InMemoryAppRegistrationStoreSuite : AppRegistrationStoreSuite
{
    private ServiceProvider? _services;

    protected override ValueTask<IAppRegistrationStore> MakeAsync()
    {
        var services = new ServiceCollection();
        new Builder(services).UseInMemory();
        _services = services.BuildServiceProvider();
        return ValueTask.FromResult(_services.GetRequiredService<IAppRegistrationStore>());
    }

    protected override ValueTask OnDisposeAsync() => _services?.DisposeAsync() ?? ValueTask.CompletedTask;

    private sealed record Builder(IServiceCollection Services) : IReverseBuyBuilder;
}
