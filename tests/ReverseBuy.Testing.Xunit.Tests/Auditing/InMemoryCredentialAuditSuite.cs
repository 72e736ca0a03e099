using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Auditing;
using ReverseBuy.Connectors;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Testing.Xunit.Tests.Auditing;

/// <summary>The audit of credentials of storage in memory.</summary>
public abstract class InMemoryCredentialAuditSuite : CredentialAuditSuite
{
    private ServiceProvider? _services;

    protected override ValueTask OnDisposeAsync() => _services?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected override async ValueTask<(ICredentialStore Credentials, ICredentialAuditStore Audit)> MakeAsync(IReadOnlyList<TenantId> tenants, TimeProvider time)
    {
        var services = new ServiceCollection();
        services.AddSingleton(time);
        new Builder(services).UseInMemory();
        _services = services.BuildServiceProvider();
        foreach (var tenant in tenants)
        {
            await _services.GetRequiredService<ITenantDatabase>().PrepareAsync(tenant, Token);
        }

        return (_services.GetRequiredService<ICredentialStore>(), _services.GetRequiredService<ICredentialAuditStore>());
    }

    private sealed record Builder(IServiceCollection Services) : IReverseBuyBuilder;
}
