using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Following;
using ReverseBuy.Orders;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.CallbackLoad;

/// <summary>A host with its tenants' databases, which another process pushes to.</summary>
internal sealed class Site(LoadSettings settings, string folder)
{
    private static readonly MarketplaceId Taobao = new("taobao");

    private readonly string _prefix = $"load_{Guid.NewGuid():N}_"[..14];

    public static TenantId TenantOf(int number) => new($"tenant-{number}");

    /// <summary>Takes the tenants on and registers their accounts, and ends: whoever starts next finds every database closed.</summary>
    public async Task<Uri> PrepareAsync(CancellationToken cancellationToken)
    {
        await using var host = Build(runWorkers: false);
        for (var number = 0; number <= settings.ColdTenant; number++)
        {
            await host.Services.GetRequiredService<ITenants>().OnboardAsync(TenantOf(number), TenantOf(number).Value, cancellationToken);
            await host.Services.GetRequiredService<IAppRegistrationDesk>().AssignAsync(TenantOf(number), Taobao, Pushes.AccountOf(number), new BuyingAccountId("main"), cancellationToken);
        }

        var registration = await host.Services.GetRequiredService<IAppRegistrationDesk>().RegisterAsync(Taobao, Pushes.AppKey, Pushes.AppSecret, new Actor(ActorKind.Host, "benchmark"), cancellationToken: cancellationToken);
        return new Uri($"/reversebuy/callbacks/{registration.Id.Value}", UriKind.Relative);
    }

    public async Task<WebApplication> StartAsync(CancellationToken cancellationToken)
    {
        var host = Build(runWorkers: true);
        await host.StartAsync(cancellationToken);
        return host;
    }

    /// <summary>How many messages wait to be followed.</summary>
    public static async Task<bool> IsAllFollowedAsync(WebApplication host, LoadSettings settings, CancellationToken cancellationToken)
    {
        for (var number = 0; number <= settings.ColdTenant; number++)
        {
            await using var view = await host.Services.GetRequiredService<ITenantStorage>().ReadAsync(TenantOf(number), cancellationToken);
            if (await view.Received.NextDueAsync(cancellationToken) is not null)
            {
                return false;
            }
        }

        return true;
    }

    private WebApplication Build(bool runWorkers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddDataProtection().SetApplicationName("load").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(folder, "keys")));
        var reverseBuy = builder.Services.AddReverseBuy(options => options.Messaging.RunWorkers = runWorkers)
            .AddTaobao(options => (options.Endpoint, options.AppKey, options.AppSecret) = (new Uri("http://127.0.0.1:9/"), Pushes.AppKey, Pushes.AppSecret))
            .AddCallbacks();
        if (settings.PostgreSql is { } connection)
        {
            reverseBuy.UsePostgreSql(options => (options.ConnectionString, options.TenantDatabasePrefix) = ($"{connection};Database={_prefix}control", _prefix));
        }
        else
        {
            reverseBuy.UseSqlite(options => options.DataFolder = Path.Combine(folder, "data"));
        }

        var host = builder.Build();
        host.MapReverseBuyCallbacks();
        return host;
    }
}
