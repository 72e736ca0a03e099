using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Auditing;
using ReverseBuy.Blobs;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory;
using ReverseBuy.Leaks.Tests.Facades;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Leaks.Tests.Hosting;

/// <summary>ReverseBuy with everything, and all of its facades as operations. Background work is an operation too, done while somebody else is entered.</summary>
internal sealed class Agency(ServiceProvider services, IReadOnlyList<LeakOperation> operations, MarketsByTenant markets, Func<ValueTask> tearDown) : LeakHost(services, operations)
{
    public static readonly MarketplaceId North = new("north");
    public static readonly BuyingAccountId Account = new("main");
    public static readonly WarehouseId Warehouse = new("gz");

    private List<IHostedService> _hosted = [];

    public static async ValueTask<LeakHost> StartAsync(LeakRecorder recorder, Engine engine, Action<IServiceCollection>? change = null)
    {
        var site = new EngineSite(engine);
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 2, 12, 0, 0, TimeSpan.Zero));
        var markets = new MarketsByTenant(North, time);
        var services = Compose(site, time, markets);
        var operations = FacadeOperations.Of(Composed.FacadesOf(services), markets, time);
        change?.Invoke(services);
        services.AddLeakRecorder(recorder);
        services.WatchForLeaks<ITenantStorage>(recorder).WatchForLeaks<ISnapshotStore>(recorder).WatchForLeaks<ISnapshotTier>(recorder).WatchForLeaks<ICredentialStore>(recorder)
            .WatchForLeaks<ICredentialAuditStore>(recorder).WatchForLeaks<IBlobStore>(recorder).WatchForLeaks<ILeases>(recorder).WatchForLeaks<IDoorbell>(recorder);
        foreach (var seam in markets.Seams)
        {
            typeof(LeakRecorderServiceCollectionExtensions).GetMethod(nameof(LeakRecorderServiceCollectionExtensions.WatchForLeaks))!.MakeGenericMethod(seam).Invoke(null, [services, recorder]);
        }

        recorder.WatchFolder(site.Folder, afterEachStep: false, path => path.StartsWith("control", StringComparison.Ordinal) || path.StartsWith("keys", StringComparison.Ordinal));
        var host = new Agency(services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }), operations, markets, site.DisposeAsync);
        await host.BeginAsync();
        return host;
    }

    /// <summary>The services without a recorder.</summary>
    public static ServiceCollection Compose(EngineSite site, TimeProvider time, MarketsByTenant markets)
    {
        var services = new ServiceCollection();
        services.AddSingleton(time);
        services.AddSingleton<ICallBudgets, OpenBudgets>();
        services.AddDataProtection().SetApplicationName("leaks").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(site.Folder, "keys")));
        var builder = services.AddReverseBuy(options =>
        {
            options.Warehouses.Add(ReverseBuyTestHost.Warehouse);
            options.Orders.Rates.Add(new ExchangeRate(Currency.CNY, Currency.EUR, 0.125m, "test", time.GetUtcNow()));
            options.Messaging.RunWorkers = false;
        });
        site.Use(builder);
        builder.UseFileBlobs(options => options.Folder = Path.Combine(site.Folder, "blobs"));
        builder.AddFakeConnector(new FakeConnector(North.Value));
        foreach (var seam in markets.Seams)
        {
            services.RemoveAllKeyed(seam, North);
            services.AddKeyedSingleton(seam, North, (_, _) => markets.Serve(seam));
        }

        return services;
    }

    public override async ValueTask AddTenantAsync(LeakTenant tenant, CancellationToken cancellationToken)
    {
        await base.AddTenantAsync(tenant, cancellationToken);
        markets.Open(tenant, tenant.Id);
        await Services.GetRequiredService<ITenants>().ConnectAccountAsync(tenant.Id, North, Account, new AccountCredentials(tenant.Text("token")), new Actor(ActorKind.Host, "test"), cancellationToken);
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var service in Enumerable.Reverse(_hosted))
        {
            await service.StopAsync(CancellationToken.None);
        }

        await base.DisposeAsync();
        await tearDown();
    }

    private async Task BeginAsync()
    {
        _hosted = [.. Services.GetServices<IHostedService>()];
        foreach (var service in _hosted.OfType<IHostedLifecycleService>())
        {
            await service.StartingAsync(CancellationToken.None);
        }

        foreach (var service in _hosted)
        {
            await service.StartAsync(CancellationToken.None);
        }
    }
}
