using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Catalogue;
using ReverseBuy.Health;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Settings;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Connectors.Http.Tests.Support;

/// <summary>A host with a connector of a made-up platform, which answers as it is told to and counts what it was sent.</summary>
internal sealed class Shop : HttpMessageHandler
{
    public const string Dead = "dead-token";
    public const string StaleTime = "StaleTime";

    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestCall = TimeSpan.FromHours(12);
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private readonly ServiceProvider _services;

    public Shop(
        Func<SentForm, HttpResponseMessage>? answer = null,
        Action<PlatformCallOptions>? configure = null,
        Action<IServiceCollection>? more = null)
    {
        Answer = answer ?? (_ => Ok());
        var services = new ServiceCollection();
        services.AddLogging();
        more?.Invoke(services);
        var options = new PlatformCallOptions();
        options.Budget.CallsPerSecond = 1000;
        options.Budget.Burst = 1000;
        options.Resilience.Scatter = () => 0.5;

        options.Resilience.LongestCall = LongestCall;
        configure?.Invoke(options);
        Time = new PatientClock(Start, [CallTimeout, options.Resilience.LongestCall]);
        services.AddSingleton<TimeProvider>(Time);
        services.AddReverseBuy().UseInMemory().AddConnector(new ConnectorDescriptor
        {
            Marketplace = Marketplace,
            DisplayName = "Shop",
            Capabilities = ConnectorCapabilities.None,
        }).UsePlatformCalls("shop", _ => options);
        services.AddKeyedSingleton<ITokenIssuer>(Marketplace, (provider, _) => provider.GetService<ITokenIssuer>() ?? Issuer);
        services.AddHttpClient("shop").ConfigurePrimaryHttpMessageHandler(provider =>
        {
            HandlersMadeFor.Add(provider.GetRequiredService<ICurrentTenant>().Id);
            return this;
        });
        _services = services.BuildServiceProvider();
    }

    public static MarketplaceId Marketplace { get; } = new("shop");

    public static ConnectorContext Context { get; } = new(new TenantId("anna"), new BuyingAccountId("main"), CallLane.Verify);

    public PatientClock Time { get; }

    public CountingIssuer Issuer { get; } = new();

    public List<SentForm> Sent { get; } = [];

    /// <summary>The ambient tenant whenever handlers were made.</summary>
    public List<TenantId?> HandlersMadeFor { get; } = [];

    public ICurrentTenant CurrentTenant => _services.GetRequiredService<ICurrentTenant>();

    public Func<SentForm, HttpResponseMessage> Answer { get; set; }

    /// <summary>Whether calls arrive and no answer ever comes.</summary>
    public bool IsSilent { get; set; }

    public ILeases Leases => _services.GetRequiredService<ILeases>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Shop> OpenAsync(
        Func<SentForm, HttpResponseMessage>? answer = null,
        Action<PlatformCallOptions>? configure = null,
        Action<IServiceCollection>? more = null,
        AccountCredentials? credentials = null)
    {
        var shop = new Shop(answer, configure, more);
        await shop._services.GetRequiredService<ITenants>().OnboardAsync(Context.Tenant, "Anna", Cancellation);

        // Read off this thread: a test that turns the clock until something is sent would turn it too far meanwhile.
        await shop._services.GetRequiredService<IEffectiveSettings>().GetAsync(Context.Tenant, Cancellation);
        await shop.ConnectAsync(credentials ?? new AccountCredentials("good-token"));
        return shop;
    }

    public static HttpResponseMessage Ok() => Json("""{"ok":true}""");

    public static HttpResponseMessage Refuse(string kind, int? seconds = null) => Json($$"""{"error":"{{kind}}","wait":{{seconds ?? 0}}}""");

    public static HttpResponseMessage RefuseDead(SentForm form) => form.Token == Dead ? Refuse("AuthExpired") : Ok();

    public IDisposable Enter(TenantId tenant) => _services.GetRequiredService<ITenantScopeFactory>().Enter(tenant);

    public ValueTask ConnectAsync(AccountCredentials credentials, string account = "main") => _services.GetRequiredService<ICredentialStore>()
        .SaveAsync(Context.Tenant, Marketplace, new BuyingAccountId(account), credentials, new Actor(ActorKind.Host, "test"), Cancellation);

    public ValueTask<HealthReading> HealthAsync() =>
        _services.GetServices<IHealthProbe>().Single(probe => probe.Name == "marketplaces").ReadAsync(Cancellation);

    public ValueTask<AccountCredentials?> CredentialsAsync() => _services.GetRequiredService<ICredentialStore>()
        .FindAsync(Context.Tenant, Marketplace, Context.Account, Cancellation);

    public Task<string> CallAsync(
        OperationSafety safety = OperationSafety.ReadOnly,
        ConnectorContext? context = null,
        CancellationToken? cancellationToken = null,
        bool needsToken = true) => CallAsync(_services, safety, context ?? Context, needsToken, cancellationToken ?? Cancellation);

    public static Task<string> CallAsync(
        IServiceProvider services,
        OperationSafety safety,
        ConnectorContext context,
        bool needsToken,
        CancellationToken cancellationToken)
    {
        var call = new AccountCall<string>("operation", safety, CallTimeout)
        {
            Sign = (token, now) => new OutgoingCall(
                "operation",
                safety,
                new Uri("https://shop.example/"),
                [new("token", token), new("safety", safety.ToString()), new("time", now.UtcTicks.ToString(CultureInfo.InvariantCulture))]),
            NeedsToken = needsToken,
            Refusal = RefusalOf,
            RefusesTime = answer => answer.Body.Text("error") == StaleTime,
            Read = answer => answer.Body.Flag("ok") == true ? "read" : throw Error(MarketplaceErrorKind.InvalidRequest, "business", null),
        };
        return services.GetRequiredService<IAccountCallers>().Of(Marketplace).CallAsync(call, context, cancellationToken);
    }

    public static Task<MarketplaceException> FailAsync(Task<string> call) => Assert.ThrowsAsync<MarketplaceException>(() => call);

    /// <summary>Lets the clock run until a call has ended; nothing here waits for the real one.</summary>
    public async Task<T> RunAsync<T>(Task<T> call)
    {
        while (!call.IsCompleted)
        {
            if (IsSilent || Time.IsAnybodyWaiting)
            {
                Time.Advance(TimeSpan.FromMilliseconds(10));
            }

            await Task.Yield();
        }

        return await call;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        var form = body.Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        var sent = new SentForm(form["token"], form["safety"], new DateTimeOffset(long.Parse(form["time"], CultureInfo.InvariantCulture), TimeSpan.Zero));
        lock (Sent)
        {
            Sent.Add(sent);
        }

        if (IsSilent)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }

        return Answer(sent);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _services.Dispose();
        }

        base.Dispose(disposing);
    }

    private static HttpResponseMessage Json(string body) => new(HttpStatusCode.OK) { Content = new StringContent(body) };

    private static MarketplaceException? RefusalOf(CallAnswer answer) => answer.Body.Text("error") is { } kind
        ? Error(kind == StaleTime ? MarketplaceErrorKind.InvalidRequest : Enum.Parse<MarketplaceErrorKind>(kind), kind, answer.Body.Whole("wait") is > 0 and var wait ? TimeSpan.FromSeconds(wait) : null)
        : null;

    private static MarketplaceException Error(MarketplaceErrorKind kind, string code, TimeSpan? wait) =>
        new(Marketplace, kind, "The shop refused.") { MarketplaceCode = code, RetryAfter = wait };
}
