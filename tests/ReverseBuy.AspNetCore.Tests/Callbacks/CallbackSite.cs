using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Auditing;
using ReverseBuy.AspNetCore.Callbacks.Spool;
using ReverseBuy.AspNetCore.Tests.Following;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Following;
using ReverseBuy.Health;
using ReverseBuy.Orders;
using ReverseBuy.Sandbox;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;
using ReverseBuy.Testing;

namespace ReverseBuy.AspNetCore.Tests.Callbacks;

/// <summary>Two tenants of one host, whose callbacks come in over real HTTP.</summary>
internal sealed class CallbackSite : IAsyncDisposable
{
    public const string Secret = "sandbox-secret";
    public const string AppKey = "sandbox-key";
    public const string AnnasShop = "2100000927014";
    public const string BorisShop = "2100000000007";

    public static readonly MarketplaceId Taobao = new("taobao");
    public static readonly MarketplaceId Alibaba = new("1688");
    public static readonly TenantId Anna = ReverseBuyTestHost.Tenant;
    public static readonly TenantId Boris = new("boris");

    private readonly string? _spoolFolder;
    private WebApplication? _web;

    private readonly ScriptedFeed? _feed;
    private readonly IHintHandler<UpstreamOrderHint>? _failing;

    private CallbackSite(string? spoolFolder, ScriptedFeed? feed, IHintHandler<UpstreamOrderHint>? failing) => (_spoolFolder, _feed, _failing) = (spoolFolder, feed, failing);

    public ReverseBuyTestHost Host { get; private set; } = null!;

    public BrittleStorage Storage { get; private set; } = null!;

    public CountedRegistrations Control { get; private set; } = null!;

    public CallbackAddress Registration { get; private set; } = null!;

    public HttpClient Http { get; } = new(new SocketsHttpHandler { UseProxy = false });

    public Uri Address { get; private set; } = null!;

    public CallbackTally Tally { get; } = new();

    public IAppRegistrationDesk Desk => Host.Get<IAppRegistrationDesk>();

    public SpoolReplay Replay => _web!.Services.GetRequiredService<SpoolReplay>();

    public IHealthProbe Health => _web!.Services.GetServices<IHealthProbe>().Single(probe => probe.Name == "callback-spool");

    public FakeTimeProvider Time => Host.Time;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<CallbackSite> StartAsync(
        string? spoolFolder = null,
        Action<CallbackOptions>? configure = null,
        Action<ReverseBuyOptions>? options = null,
        ScriptedFeed? feed = null,
        IHintHandler<UpstreamOrderHint>? failing = null)
    {
        var site = new CallbackSite(spoolFolder, feed, failing);
        site.Host = await ReverseBuyTestHost.StartAsync(site.Connect, options, Token);
        site.Storage = (BrittleStorage)site.Host.Get<ITenantStorage>();
        site.Control = (CountedRegistrations)site.Host.Get<IAppRegistrationStore>();
        await site.Host.Get<ITenants>().OnboardAsync(Boris, "Boris", Token);
        site.Registration = await site.Desk.RegisterAsync(Taobao, AppKey, Secret, new Actor(ActorKind.Host, "test"), cancellationToken: Token);
        Assert.True(await site.Desk.AssignAsync(Anna, Taobao, AnnasShop, ReverseBuyTestHost.Account, Token));
        Assert.True(await site.Desk.AssignAsync(Boris, Taobao, BorisShop, ReverseBuyTestHost.Account, Token));
        await site.OpenAsync(configure);
        return site;
    }

    /// <summary>Ends the web process and starts another one beside the same databases.</summary>
    public async Task ReopenAsync(Action<CallbackOptions>? configure = null)
    {
        await _web!.DisposeAsync();
        await OpenAsync(configure);
    }

    public Uri UrlOf(CallbackAddress registration) => new(Address, $"/reversebuy/callbacks/{registration.Id.Value}");

    public async Task<(HttpStatusCode Status, string Text)> PostAsync(HttpContent content, string? authorization, CallbackAddress? registration = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, UrlOf(registration ?? Registration)) { Content = content };
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        using var response = await Http.SendAsync(request, Token);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Token));
    }

    public Task<(HttpStatusCode Status, string Text)> PostAsync(TaobaoPushes.Push push, CallbackAddress? registration = null) =>
        PostAsync(new ByteArrayContent(push.Body) { Headers = { { "Content-Type", "application/json" } } }, push.Authorization, registration);

    /// <summary>What waits to be followed.</summary>
    public async Task<IReadOnlyList<ReceivedMessage>> WaitingAsync(TenantId tenant)
    {
        await using var view = await Storage.ReadAsync(tenant, Token);
        return await view.Received.ListDueAsync(DateTimeOffset.MaxValue, 1_000, Token);
    }

    public async Task AssertNothingCameInAsync()
    {
        Assert.Empty(await WaitingAsync(Anna));
        Assert.Empty(await WaitingAsync(Boris));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_web is not null)
        {
            await _web.DisposeAsync();
        }

        await Host.DisposeAsync();
    }

    private async Task OpenAsync(Action<CallbackOptions>? configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddSingleton<ITenantStorage>(Storage);
        builder.Services.AddSingleton(Host.Get<IConnectors>());
        builder.Services.AddSingleton(Host.Get<IAppRegistrations>());
        builder.Services.AddSingleton(Host.Get<IIdGenerator>());
        builder.Services.AddSingleton<ICredentialUses>(Tally);
        if (_spoolFolder is not null)
        {
            builder.Services.AddDataProtection().SetApplicationName("tests").PersistKeysToFileSystem(new DirectoryInfo(_spoolFolder + "-keys"));
        }

        new Builder(builder.Services).AddCallbacks(options =>
        {
            options.SpoolFolder = _spoolFolder;
            configure?.Invoke(options);
        });
        _web = builder.Build();
        _web.MapReverseBuyCallbacks();
        await _web.StartAsync(Token);
        Address = new Uri(_web.Urls.Single());
    }

    private void Connect(IReverseBuyBuilder builder, SandboxHost sandbox)
    {
        builder.AddTaobao(options =>
        {
            (options.Endpoint, options.AppKey, options.AppSecret) = (sandbox.TaobaoEndpoint, AppKey, Secret);
            options.Calls.Resilience.Retries = 0;
        });
        builder.AddAlibaba1688(options =>
        {
            (options.Endpoint, options.AppKey, options.AppSecret) = (sandbox.Alibaba1688Endpoint, AppKey, Secret);
            options.Calls.Resilience.Retries = 0;
        });
        if (_feed is not null)
        {
            builder.AddConnector(ScriptedFeed.Descriptor).Services.AddKeyedSingleton<IChangeFeed>(ScriptedFeed.Marketplace, _feed);
            builder.Services.AddSingleton<IHintHandler<UpstreamOrderHint>>(_feed);
        }

        if (_failing is not null)
        {
            builder.Services.AddSingleton(_failing);
        }

        Replace<ITenantStorage>(builder.Services, sound => new BrittleStorage(sound));
        Replace<IAppRegistrationStore>(builder.Services, sound => new CountedRegistrations(sound));
    }

    private static void Replace<TService>(IServiceCollection services, Func<TService, TService> wrap)
        where TService : class
    {
        var sound = services.Last(service => service.ServiceType == typeof(TService));
        services.Remove(sound);
        services.AddSingleton(provider => wrap((TService)ActivatorUtilities.CreateInstance(provider, sound.ImplementationType!)));
    }

    private sealed record Builder(IServiceCollection Services) : IReverseBuyBuilder;
}
