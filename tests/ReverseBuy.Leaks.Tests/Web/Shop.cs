using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.AspNetCore;
using ReverseBuy.Connectors;
using ReverseBuy.Following;
using ReverseBuy.Leaks.Tests.Hosting;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Leaks.Tests.Web;

/// <summary>A web host on a real socket, with all that <c>ReverseBuy.AspNetCore</c> offers.</summary>
internal sealed class Shop(WebApplication app, EngineSite site, MarketsByTenant markets, FakeTimeProvider time) : LeakHost((ServiceProvider)app.Services, ShopOperations.All)
{
    private static readonly Actor By = new(ActorKind.Host, "test");

    public static async ValueTask<LeakHost> StartAsync(LeakRecorder recorder, Engine engine, Action<IServiceCollection>? change = null)
    {
        var site = new EngineSite(engine);
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 2, 12, 0, 0, TimeSpan.Zero));
        var markets = new MarketsByTenant(Agency.North, time);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        foreach (var service in Agency.Compose(site, time, markets))
        {
            builder.Services.Add(service);
        }

        builder.Services.RemoveAllKeyed<ICallbackReceiver>(Agency.North);
        builder.Services.AddKeyedSingleton<ICallbackReceiver>(Agency.North, new PushReceiver(Agency.North));
        builder.Services.AddSingleton<FlowsOfRequests>().AddSingleton<ShopClient>().AddSingleton<ShopRegistrations>().AddSingleton<KnownKeys>();
        builder.Services.AddSingleton<IApiKeyStore>(services => services.GetRequiredService<KnownKeys>());
        new Builder(builder.Services)
            .AddTenantResolution(options =>
            {
                options.RefusalTime = TimeSpan.Zero; // nobody turns the clock for whoever waits
                options.FromHost("{tenant}.shop.example").FromPath().FromHeader().FromClaim().FromApiKey().From(_ => new PartnerTenant());
            })
            .AddCallbacks(options => options.SpoolFolder = Path.Combine(site.Folder, "spool"))
            .AddHealthChecks();
        change?.Invoke(builder.Services);
        builder.Services.AddLeakRecorder(recorder);
        builder.Services.WatchForLeaks<ITenantStorage>(recorder).WatchForLeaks<ICredentialStore>(recorder).WatchForLeaks<IDoorbell>(recorder);
        recorder.WatchFolder(Path.Combine(site.Folder, "spool"));

        var app = builder.Build();
        var flows = app.Services.GetRequiredService<FlowsOfRequests>();
        app.Use(next => context => flows.ContinueAsync(context, next));
        app.Use(next => context => ClaimOfTests.SignInAsync(context, next));
        app.UseRouting();
        app.UseReverseBuyTenant();
        ShopEndpoints.Map(app);
        await app.StartAsync();
        app.Services.GetRequiredService<ShopClient>().Http.BaseAddress = new Uri(app.Urls.Single());
        app.Services.GetRequiredService<ShopRegistrations>().Shared =
            await app.Services.GetRequiredService<IAppRegistrationDesk>().RegisterAsync(Agency.North, "app", ShopRegistrations.Secret, By);
        return new Shop(app, site, markets, time);
    }

    public override async ValueTask AddTenantAsync(LeakTenant tenant, CancellationToken cancellationToken)
    {
        await base.AddTenantAsync(tenant, cancellationToken);
        markets.Open(tenant, tenant.Id);
        await Services.GetRequiredService<ITenants>().ConnectAccountAsync(
            tenant.Id, Agency.North, Agency.Account, new AccountCredentials(tenant.Text("token")), By, cancellationToken);
        var desk = Services.GetRequiredService<IAppRegistrationDesk>();
        Assert.True(await desk.AssignAsync(tenant.Id, Agency.North, ShopOperations.AccountOf(tenant), Agency.Account, cancellationToken));
        Services.GetRequiredService<ShopRegistrations>().Add(
            tenant.Id, await desk.RegisterAsync(Agency.North, $"app-{tenant.Marker}", ShopRegistrations.Secret, By, tenant.Id, cancellationToken));
        Services.GetRequiredService<KnownKeys>().Make(tenant.Id);
    }

    // The server enters it, and nobody else.
    public override IDisposable Enter(LeakTenant tenant, IServiceProvider operationServices) => new Nothing();

    /// <summary>What is stored in the end: orders and all that belongs to them, and what came in.</summary>
    public override async ValueTask<string> ReadStoredAsync(LeakTenant tenant, CancellationToken cancellationToken)
    {
        // What was spooled is put in its place first: its accounts are known now.
        Assert.True(await Services.GetRequiredService<IAppRegistrationDesk>().AssignAsync(tenant.Id, Agency.North, ShopOperations.LateAccountOf(tenant), Agency.Account, cancellationToken));
        time.Advance(TimeSpan.FromMinutes(1));
        var stored = await base.ReadStoredAsync(tenant, cancellationToken);
        var view = await Services.GetRequiredService<ITenantStorage>().ReadAsync(tenant.Id, cancellationToken);
        await using (view)
        {
            var received = await view.Received.ListDueAsync(DateTimeOffset.MaxValue, 10_000, cancellationToken);
            return $"{stored} {string.Join(' ', received.SelectMany(message => message.Hints).OfType<UpstreamOrderHint>().Select(hint => hint.UpstreamOrderId))}";
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await base.DisposeAsync();
        await site.DisposeAsync();
    }

    private sealed record Builder(IServiceCollection Services) : IReverseBuyBuilder;

    private sealed class Nothing : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
