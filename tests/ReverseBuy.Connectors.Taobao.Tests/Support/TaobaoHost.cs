using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Catalogue;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;

namespace ReverseBuy.Connectors.Taobao.Tests.Support;

/// <summary>A host with the Taobao connector and one connected account.</summary>
internal sealed class TaobaoHost : IAsyncDisposable
{
    public const string AppKey = "sandbox-key";
    public const string AppSecret = "sandbox-secret";
    public const string Token = "sandbox-token";
    public const string RefreshToken = "sandbox-refresh-token";

    private readonly ServiceProvider _services;

    public TaobaoHost(
        HttpMessageHandler? handler = null,
        Action<TaobaoOptions>? configure = null,
        bool isConnected = true,
        bool canRenew = true,
        TimeProvider? time = null,
        Action<IServiceCollection>? services = null)
    {
        var builder = new Builder();
        builder.Services.AddSingleton(time ?? Time);
        builder.Services.AddSingleton<ICredentialStore>(new Credentials(isConnected ? new AccountCredentials(Token) { RefreshToken = canRenew ? RefreshToken : null } : null));
        builder.Services.AddSingleton<ILeases, FreeLeases>();
        builder.AddTaobao(options =>
        {
            options.AppKey = AppKey;
            options.AppSecret = AppSecret;

            // Nobody moves this host's clock: what would wait for its turn or for a retry would wait for ever.
            options.Calls.Budget.CallsPerSecond = 10_000;
            options.Calls.Budget.Burst = 10_000;
            options.Calls.Resilience.Retries = 0;
            configure?.Invoke(options);
        });
        if (handler is not null)
        {
            builder.Services.AddHttpClient("ReverseBuy.Taobao").ConfigurePrimaryHttpMessageHandler(() => handler);
        }

        services?.Invoke(builder.Services);
        _services = builder.Services.BuildServiceProvider();
    }

    public static ConnectorContext Context { get; } = new(new TenantId("acme"), new BuyingAccountId("buyer-1"), CallLane.Browse);

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    public static ListingId Listing(string value) => new(TaobaoMarketplace.Id, value);

    public TSeam Seam<TSeam>()
        where TSeam : class => _services.GetRequiredKeyedService<TSeam>(TaobaoMarketplace.Id);

    public TService Service<TService>()
        where TService : class => _services.GetRequiredService<TService>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed class Builder : IReverseBuyBuilder
    {
        public IServiceCollection Services { get; } = new ServiceCollection();
    }

    private sealed class Credentials(AccountCredentials? stored) : ICredentialStore
    {
        public ValueTask<AccountCredentials?> FindAsync(
            TenantId tenant,
            MarketplaceId marketplace,
            BuyingAccountId account,
            CancellationToken cancellationToken) =>
            ValueTask.FromResult(stored);

        public ValueTask SaveAsync(
            TenantId tenant,
            MarketplaceId marketplace,
            BuyingAccountId account,
            AccountCredentials credentials,
            Actor by,
            CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask<bool> RemoveAsync(TenantId tenant, MarketplaceId marketplace, BuyingAccountId account, Actor by, CancellationToken cancellationToken) =>
            ValueTask.FromResult(true);

        public ValueTask<bool> ReplaceAsync(
            TenantId tenant,
            MarketplaceId marketplace,
            BuyingAccountId account,
            AccountCredentials expected,
            AccountCredentials credentials,
            CancellationToken cancellationToken) => ValueTask.FromResult(true);
    }

    private sealed class FreeLeases : ILeases
    {
        public ValueTask<ILease> AcquireAsync(TenantId tenant, string name, TimeSpan duration, CancellationToken cancellationToken) =>
            ValueTask.FromResult<ILease>(new Lease());

        public ValueTask<LeaseAttempt> TryAcquireAsync(TenantId tenant, string name, TimeSpan duration, CancellationToken cancellationToken) =>
            ValueTask.FromResult(new LeaseAttempt(new Lease(), TimeSpan.Zero));

        private sealed class Lease : ILease
        {
            public long FencingToken => 1;

            public ValueTask<bool> RenewAsync(CancellationToken cancellationToken) => ValueTask.FromResult(true);

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
