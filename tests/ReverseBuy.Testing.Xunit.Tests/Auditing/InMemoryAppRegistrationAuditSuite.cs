using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Auditing;
using ReverseBuy.Following;

namespace ReverseBuy.Testing.Xunit.Tests.Auditing;

/// <summary>The audit of app registrations of storage in memory.</summary>
public abstract class InMemoryAppRegistrationAuditSuite : AppRegistrationAuditSuite
{
    private ServiceProvider? _services;

    protected override ValueTask OnDisposeAsync() => _services?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected override ValueTask<(IAppRegistrationStore Registrations, IAppRegistrationAuditStore Audit)> MakeAsync(TimeProvider time)
    {
        var services = new ServiceCollection();
        services.AddSingleton(time);
        new Builder(services).UseInMemory();
        _services = services.BuildServiceProvider();
        return ValueTask.FromResult((_services.GetRequiredService<IAppRegistrationStore>(), _services.GetRequiredService<IAppRegistrationAuditStore>()));
    }

    private sealed record Builder(IServiceCollection Services) : IReverseBuyBuilder;
}
