using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ReverseBuy.EntityFrameworkCore.PostgreSql;
using ReverseBuy.EntityFrameworkCore.Sqlite;
using ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.Tests.Background;

/// <summary>ReverseBuy on a database engine with its background work. Two of them on the same databases are two hosts.</summary>
internal sealed class BackgroundHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly List<IHostedService> _started = [];

    public BackgroundHost(PostgreSqlSite site, Action<IReverseBuyBuilder> arrange, Action<MessagingOptions>? configure = null)
        : this(site, arrange, options => configure?.Invoke(options.Messaging))
    {
    }

    public BackgroundHost(PostgreSqlSite site, Action<IReverseBuyBuilder> arrange, Action<ReverseBuyOptions> configure)
        : this(
            site.Keys,
            builder => builder.UsePostgreSql(options =>
            {
                options.ConnectionString = site.ConnectionString(site.ControlDatabase);
                options.TenantDatabasePrefix = site.Prefix;
                options.ConnectionsPerTenant = 2;
            }),
            arrange,
            configure)
    {
    }

    public BackgroundHost(PostgreSqlSite site, Action<PostgreSqlStorageOptions> servers, Action<IReverseBuyBuilder> arrange, Action<ReverseBuyOptions> configure)
        : this(
            site.Keys,
            builder => builder.UsePostgreSql(options =>
            {
                options.TenantDatabasePrefix = site.Prefix;
                options.ConnectionsPerTenant = 2;
                servers(options);
            }),
            arrange,
            configure)
    {
    }

    public BackgroundHost(
        TemporaryFolder folder, Action<IReverseBuyBuilder> arrange, Action<MessagingOptions>? configure = null, Action<SqliteStorageOptions>? storage = null)
        : this(
            folder.Keys,
            builder => builder.UseSqlite(options =>
            {
                options.DataFolder = folder.Data;
                storage?.Invoke(options);
            }),
            arrange,
            options => configure?.Invoke(options.Messaging))
    {
    }

    private BackgroundHost(string keys, Action<IReverseBuyBuilder> store, Action<IReverseBuyBuilder> arrange, Action<ReverseBuyOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("tests").PersistKeysToFileSystem(new DirectoryInfo(keys));
        var builder = services.AddReverseBuy(configure);
        store(builder);
        arrange(builder);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public IServiceProvider Services => _services;

    public ITenantStorage Storage => _services.GetRequiredService<ITenantStorage>();

    public IDoorbell Doorbell => _services.GetRequiredService<IDoorbell>();

    public ITenants Tenants => _services.GetRequiredService<ITenants>();

    public ITenantLifecycle Life => _services.GetRequiredService<ITenantLifecycle>();

    public IIdGenerator Ids => _services.GetRequiredService<IIdGenerator>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async Task StartAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>())
        {
            if (service is IHostedLifecycleService lifecycle)
            {
                await lifecycle.StartingAsync(Token);
            }

            await service.StartAsync(Token);
            _started.Add(service);
        }
    }

    /// <summary>One run of a worker, as the scheduler makes it.</summary>
    public ValueTask<DateTimeOffset?> RunAsync(string worker, TenantId tenant) =>
        _services.GetServices<ITenantWorker>().Single(other => other.Name == worker).RunAsync(tenant, Token);

    /// <summary>Commits an event of a new order.</summary>
    public async Task RaiseAsync(ITenantStorage storage, TenantId tenant)
    {
        var order = Ids.NewId<OrderId>();
        var (type, data) = _services.GetRequiredService<EventCatalogue>().Write(new OrderPlaced(order));
        await using var unit = await storage.BeginAsync(tenant, Token);
        await unit.Outbox.AddAsync(
            new EventEnvelope
            {
                Id = Ids.NewId<EventId>(),
                Type = type,
                Tenant = tenant,
                Aggregate = AggregateKey.Of(order),
                Version = 1,
                OccurredAt = TimeProvider.System.GetUtcNow(),
                Correlation = "test",
                Data = data,
            },
            Token);
        await unit.CommitAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in Enumerable.Reverse(_started))
        {
            await service.StopAsync(CancellationToken.None);
        }

        await _services.DisposeAsync();
    }
}
