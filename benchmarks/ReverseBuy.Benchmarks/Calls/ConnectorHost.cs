using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Connectors.Alibaba1688;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Taobao;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;

namespace ReverseBuy.Benchmarks.Calls;

/// <summary>Both connectors as a host has them, with budgets so large that nothing waits; everything else is at its default.</summary>
internal sealed class ConnectorHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public ConnectorHost(AnsweringServer server)
    {
        var builder = new Builder();
        builder.Services.AddLogging();
        builder.Services.AddSingleton<ICredentialStore>(new OneAccount());
        builder.Services.AddSingleton<ILeases, NoLeases>();
        builder.AddAlibaba1688(options =>
        {
            options.Endpoint = server.Alibaba1688;
            (options.AppKey, options.AppSecret) = (HandWrittenCalls.AppKey, HandWrittenCalls.AppSecret);
            Widen(options.Calls);
        });
        builder.AddTaobao(options =>
        {
            options.Endpoint = server.Taobao;
            (options.AppKey, options.AppSecret) = (HandWrittenCalls.AppKey, HandWrittenCalls.AppSecret);
            options.Language = "en";
            Widen(options.Calls);
        });
        _services = builder.Services.BuildServiceProvider();
    }

    public static ConnectorContext Context { get; } = new(new TenantId("lotus"), new BuyingAccountId("main"), CallLane.Verify);

    public IProductSource Source(MarketplaceId marketplace) => _services.GetRequiredKeyedService<IProductSource>(marketplace);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static void Widen(PlatformCallOptions calls)
    {
        calls.Budget.CallsPerSecond = 1_000_000;
        calls.Budget.Burst = 1_000_000;
    }

    private sealed class Builder : IReverseBuyBuilder
    {
        public IServiceCollection Services { get; } = new ServiceCollection();
    }

    private sealed class OneAccount : ICredentialStore
    {
        private static readonly AccountCredentials Credentials = new(HandWrittenCalls.Token);

        public ValueTask<AccountCredentials?> FindAsync(
            TenantId tenant,
            MarketplaceId marketplace,
            BuyingAccountId account,
            CancellationToken cancellationToken) => ValueTask.FromResult<AccountCredentials?>(Credentials);

        public ValueTask SaveAsync(
            TenantId tenant,
            MarketplaceId marketplace,
            BuyingAccountId account,
            AccountCredentials credentials,
            Actor by,
            CancellationToken cancellationToken) => throw new InvalidOperationException("Nothing is renewed here.");

        public ValueTask<bool> RemoveAsync(TenantId tenant, MarketplaceId marketplace, BuyingAccountId account, Actor by, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Nothing is renewed here.");

        public ValueTask<bool> ReplaceAsync(
            TenantId tenant,
            MarketplaceId marketplace,
            BuyingAccountId account,
            AccountCredentials expected,
            AccountCredentials credentials,
            CancellationToken cancellationToken) => throw new InvalidOperationException("Nothing is renewed here.");
    }

    private sealed class NoLeases : ILeases
    {
        public ValueTask<ILease> AcquireAsync(TenantId tenant, string name, TimeSpan duration, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Nothing is renewed here.");

        public ValueTask<LeaseAttempt> TryAcquireAsync(TenantId tenant, string name, TimeSpan duration, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Nothing is renewed here.");
    }
}
