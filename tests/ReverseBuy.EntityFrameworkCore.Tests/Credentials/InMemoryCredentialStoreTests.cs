using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Connectors;
using ReverseBuy.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.Tests.Credentials;

public sealed class InMemoryCredentialStoreTests : CredentialStoreSuite
{
    private ServiceProvider? _services;

    protected override ValueTask OnDisposeAsync() => _services?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected override async ValueTask<ICredentialStore> MakeAsync(IReadOnlyList<TenantId> tenants)
    {
        var services = new ServiceCollection();
        new Builder(services).UseInMemory();
        _services = services.BuildServiceProvider();
        foreach (var tenant in tenants)
        {
            await _services.GetRequiredService<ITenantDatabase>().PrepareAsync(tenant, Token);
        }

        return _services.GetRequiredService<ICredentialStore>();
    }

    private sealed record Builder(IServiceCollection Services) : IReverseBuyBuilder;
}
