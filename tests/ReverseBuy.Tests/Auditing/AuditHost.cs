using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ReverseBuy.Auditing;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Connectors.Taobao;
using ReverseBuy.Following;
using ReverseBuy.Tenancy;
using ReverseBuy.Tests.Settings;

namespace ReverseBuy.Tests.Auditing;

/// <summary>ReverseBuy in memory, with an audit whose databases can be taken away and a clock that a test turns.</summary>
internal sealed class AuditHost : IAsyncDisposable
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly TenantId Anna = new("anna");
    public static readonly TenantId Boris = new("boris");
    public static readonly MarketplaceId Taobao = TaobaoMarketplace.Id;
    public static readonly BuyingAccountId Account = new("main");
    private readonly IHost _host;
    private bool _isStopped;

    private AuditHost()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().AddProvider(Journal);
        builder.Services.AddSingleton<TimeProvider>(Time);
        var reverseBuy = builder.Services.AddReverseBuy(options =>
        {
            options.Messaging.RunWorkers = false;
            options.Tenancy.CredentialUsesInterval = Interval;
            options.Tenancy.KeepCredentialUses = TimeSpan.FromDays(30);
        }).UseInMemory();
        reverseBuy.AddTaobao(connector => (connector.AppKey, connector.AppSecret) = ("500001", "never-called"));
        var sound = builder.Services.Last(service => service.ServiceType == typeof(ICredentialAuditStore)).ImplementationFactory!;
        builder.Services.AddSingleton(provider => new FragileAudit((ICredentialAuditStore)sound(provider)));
        builder.Services.AddSingleton<ICredentialAuditStore>(provider => provider.GetRequiredService<FragileAudit>());
        _host = builder.Build();
    }

    public IntervalClock Time { get; } = new(Noon, Interval);

    public Journal Journal { get; } = new();

    public FragileAudit Store => Get<FragileAudit>();

    public ICredentialAudit Audit => Get<ICredentialAudit>();

    public ICredentialUses Uses => Get<ICredentialUses>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static ConnectorContext ContextOf(TenantId tenant, string account = "main") => new(tenant, new BuyingAccountId(account), CallLane.Verify);

    public static AppRegistration RegistrationOf(TenantId? owner) =>
        new(new AppRegistrationId("aaaaaaaaaaaaaaaaaaaaaaaa"), Taobao, "500001", "s3cret") { Owner = owner };

    public static async Task<AuditHost> StartAsync()
    {
        var host = new AuditHost();
        await host._host.StartAsync(Token);
        foreach (var tenant in new[] { Anna, Boris })
        {
            await host.Get<ITenants>().OnboardAsync(tenant, tenant.Value, Token);
        }

        return host;
    }

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public void Use(TenantId tenant, int times = 1)
    {
        for (var number = 0; number < times; number++)
        {
            Uses.NoteUse(ContextOf(tenant), Taobao, CredentialPurpose.Call);
        }
    }

    public ValueTask<IReadOnlyList<CredentialUse>> UsesOfAsync(TenantId tenant) => Audit.ListUsesAsync(tenant, new(), Token);

    /// <summary>Lets the time pass after which counts are written, and waits until they are.</summary>
    public Task PassAsync() => Time.PassAsync(Token);

    public async Task StopAsync()
    {
        _isStopped = true;
        await _host.StopAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_isStopped)
        {
            await _host.StopAsync(CancellationToken.None);
        }

        _host.Dispose();
    }
}
