using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Settings;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Tests.Settings;

/// <summary>ReverseBuy in memory, as a process is that shares its control database with others, and a control database that can be taken away.</summary>
internal sealed class SettingsHost : IAsyncDisposable
{
    public static readonly TenantId Anna = new("anna");
    public static readonly TenantId Boris = new("boris");
    private readonly IHost _host;

    private SettingsHost(FakeTimeProvider? time, Action<ReverseBuyOptions>? configure)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().AddProvider(Journal);
        if (time is not null)
        {
            builder.Services.AddSingleton<TimeProvider>(time);
        }

        var reverseBuy = builder.Services.AddReverseBuy(options =>
        {
            options.Tenancy.ChangesInterval = TimeSpan.FromMilliseconds(10);
            options.Messaging.RunWorkers = false;
            configure?.Invoke(options);
        }).UseInMemory();
        foreach (var marketplace in new[] { "1688", "taobao" })
        {
            reverseBuy.AddConnector(new ConnectorDescriptor { Marketplace = new MarketplaceId(marketplace), DisplayName = marketplace, Capabilities = ConnectorCapabilities.None });
        }

        builder.Services.AddSingleton(provider => new SharedTenants(Memory<ITenantStore>(provider)));
        builder.Services.AddSingleton<ITenantStore>(provider => provider.GetRequiredService<SharedTenants>());
        builder.Services.AddSingleton(provider => new FragileSettings(Memory<ITenantSettingsStore>(provider)));
        builder.Services.AddSingleton<ITenantSettingsStore>(provider => provider.GetRequiredService<FragileSettings>());
        _host = builder.Build();

        T Memory<T>(IServiceProvider provider) => (T)ActivatorUtilities.CreateInstance(
            provider, builder.Services.First(service => service.ServiceType == typeof(T) && service.ImplementationType is not null).ImplementationType!);
    }

    public Journal Journal { get; } = new();

    public ITenantSettings Desk => _host.Services.GetRequiredService<ITenantSettings>();

    public IEffectiveSettings Effective => _host.Services.GetRequiredService<IEffectiveSettings>();

    public FragileSettings Store => _host.Services.GetRequiredService<FragileSettings>();

    public SharedTenants Tenants => _host.Services.GetRequiredService<SharedTenants>();

    public ITenantLifecycle Life => _host.Services.GetRequiredService<ITenantLifecycle>();

    public ITenants Directory => _host.Services.GetRequiredService<ITenants>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<SettingsHost> StartAsync(FakeTimeProvider? time = null, Action<ReverseBuyOptions>? configure = null)
    {
        var host = new SettingsHost(time, configure);
        await host._host.StartAsync(Token);
        foreach (var tenant in new[] { Anna, Boris })
        {
            await host.Life.ProvisionAsync(new NewTenant(tenant, tenant.Value), Token);
        }

        return host;
    }

    /// <summary>Stores settings as another process does, and has that told like a change of the tenant.</summary>
    public async Task ChangeElsewhereAsync(TenantId tenant, TenantSettings settings, long version)
    {
        Assert.True(await Store.Inner.TrySaveAsync(
            tenant, settings, new SettingsChange(version, DateTimeOffset.UnixEpoch, new(Orders.ActorKind.Operator, "elsewhere"), [new SettingDifference("languages", null, null)]), Token));
        await Tenants.Inner.ChangeAsync(tenant, known => known, Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }
}
