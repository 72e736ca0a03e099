using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ReverseBuy.Auditing;
using ReverseBuy.Connectors;
using ReverseBuy.EntityFrameworkCore.PostgreSql;
using ReverseBuy.EntityFrameworkCore.Tests.Schemas;
using ReverseBuy.Following;
using ReverseBuy.Inventory;
using ReverseBuy.Messaging;
using ReverseBuy.Schemas;
using ReverseBuy.Settings;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;

/// <summary>The services a host gets from <c>UsePostgreSql</c>. Two of them at one site are two processes.</summary>
public sealed class PostgreSqlHost : IStorageHost
{
    private readonly ServiceProvider _services;

    public PostgreSqlHost(PostgreSqlSite site, Action<PostgreSqlStorageOptions>? configure = null, IDoorbell? doorbell = null, TimeProvider? time = null)
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("tests").PersistKeysToFileSystem(new DirectoryInfo(site.Keys));
        services.AddSingleton(doorbell ?? new RecordingDoorbell());
        services.AddSingleton(time ?? TimeProvider.System);
        new Builder(services).UsePostgreSql(options =>
        {
            options.ConnectionString = site.ConnectionString(site.ControlDatabase);
            options.TenantDatabasePrefix = site.Prefix;
            configure?.Invoke(options);
        });
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public ITenantStore Tenants => _services.GetRequiredService<ITenantStore>();

    public ITenantDatabase TenantDatabase => _services.GetRequiredService<ITenantDatabase>();

    public ITenantSchema Schema => _services.GetRequiredService<ITenantSchema>();

    public IMigrationLedger Ledger => _services.GetRequiredService<IMigrationLedger>();

    public ISnapshotStore Snapshots => _services.GetRequiredService<ISnapshotStore>();

    public ICredentialStore Credentials => _services.GetRequiredService<ICredentialStore>();

    public ICredentialAuditStore CredentialAudit => _services.GetRequiredService<ICredentialAuditStore>();

    public IAppRegistrationAuditStore RegistrationAudit => _services.GetRequiredService<IAppRegistrationAuditStore>();

    public ITenantStorage Storage => _services.GetRequiredService<ITenantStorage>();

    public IDatabaseProvider Databases => _services.GetRequiredService<IDatabaseProvider>();

    public IHostTransactions HostTransactions => _services.GetRequiredService<IHostTransactions>();

    public ILeases Leases => _services.GetRequiredService<ILeases>();

    public ITenantSettingsStore Settings => _services.GetRequiredService<ITenantSettingsStore>();

    public IAppRegistrationStore Registrations => _services.GetRequiredService<IAppRegistrationStore>();

    public IDoorbellStore Doorbells => _services.GetRequiredService<IDoorbellStore>();

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var service in _services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
        {
            await service.StartingAsync(cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed record Builder(IServiceCollection Services) : IReverseBuyBuilder;
}
