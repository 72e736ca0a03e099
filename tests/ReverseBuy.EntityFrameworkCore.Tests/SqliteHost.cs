using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ReverseBuy.Auditing;
using ReverseBuy.Connectors;
using ReverseBuy.EntityFrameworkCore.Sqlite;
using ReverseBuy.EntityFrameworkCore.Tests.Schemas;
using ReverseBuy.Following;
using ReverseBuy.Inventory;
using ReverseBuy.Messaging;
using ReverseBuy.Schemas;
using ReverseBuy.Settings;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.Tests;

/// <summary>The services a host gets from <c>UseSqlite</c>, with a key ring beside the data.</summary>
public sealed class SqliteHost : IStorageHost
{
    private readonly ServiceProvider _services;

    public SqliteHost(TemporaryFolder folder, Action<SqliteStorageOptions>? configure = null, IDoorbell? doorbell = null, TimeProvider? time = null)
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("tests").PersistKeysToFileSystem(new DirectoryInfo(folder.Keys));
        services.AddSingleton(doorbell ?? new RecordingDoorbell());
        services.AddSingleton(time ?? TimeProvider.System);
        new Builder(services).UseSqlite(options =>
        {
            options.DataFolder = folder.Data;
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

    public ILeases Leases => _services.GetRequiredService<ILeases>();

    public IAppRegistrationStore Registrations => _services.GetRequiredService<IAppRegistrationStore>();

    public ITenantSettingsStore Settings => _services.GetRequiredService<ITenantSettingsStore>();

    public IDoorbellStore Doorbells => _services.GetRequiredService<IDoorbellStore>();

    public ITenantStorage Storage => _services.GetRequiredService<ITenantStorage>();

    public IDatabaseProvider Databases => _services.GetRequiredService<IDatabaseProvider>();

    public IHostTransactions HostTransactions => _services.GetRequiredService<IHostTransactions>();

    public IEnumerable<SeamProvider> Seams => _services.GetServices<SeamProvider>();

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
