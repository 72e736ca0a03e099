using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Messaging;

namespace ReverseBuy.Testing.Tests.Leaks;

/// <summary>A host that has no ReverseBuy, only services that a tenant is entered for.</summary>
internal sealed class LittleShopHost(ServiceProvider services, DirectoryInfo folder, LittleShop shop, ShopScope scope) : LeakHost(services, OperationsOf(shop))
{
    public static ValueTask<LeakHost> StartAsync(LeakRecorder recorder, LeakMutation mutation)
    {
        var folder = Directory.CreateTempSubdirectory("reversebuy-leaks-");
        var services = new ServiceCollection();
        services.AddDistributedMemoryCache();
        services.AddMemoryCache();
        services.AddHttpClient("prices").ConfigurePrimaryHttpMessageHandler(() => new SilentGateway());
        services.AddSingleton<IEventBus, SilentBus>();
        services.AddLeakRecorder(recorder);
        recorder.WatchFolder(folder.FullName);
        var provider = services.BuildServiceProvider();
        var scope = new ShopScope(mutation);
        var worker = ActivatorUtilities.CreateInstance<ShopWorker>(provider, mutation);
        var shop = ActivatorUtilities.CreateInstance<LittleShop>(
            provider, mutation, scope, worker, folder, provider.GetRequiredService<IHttpClientFactory>().CreateClient("prices"));
        return ValueTask.FromResult<LeakHost>(new LittleShopHost(provider, folder, shop, scope));
    }

    public override ValueTask AddTenantAsync(LeakTenant tenant, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public override IDisposable Enter(LeakTenant tenant, IServiceProvider operationServices) => scope.Enter(tenant);

    public override ValueTask<string> ReadStoredAsync(LeakTenant tenant, CancellationToken cancellationToken) => ValueTask.FromResult(shop.RowsOf(tenant));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private static List<LeakOperation> OperationsOf(LittleShop shop) =>
    [
        Of("title", context => shop.GetTitleAsync(context.SharedName("product"))),
        Of("colour", context => shop.GetColourAsync(context.SharedName("product"))),
        Of("greet", _ => shop.GreetAsync()),
        Of("price", async _ => (object?)await shop.PriceAsync()),
        Of("log", _ => Done(shop.LogAsync())),
        Of("trace", _ => Done(shop.TraceAsync())),
        Of("ask", context => shop.AskAsync(context.CancellationToken)),
        Of("publish", context => Done(shop.PublishAsync(context.CancellationToken))),
        Of("note", context => Done(shop.SaveNoteAsync(context.SharedName("note"), context.CancellationToken))),
        Of("work", _ => Done(shop.WorkAsync())),
        Of("compose", context => shop.ComposeAsync(context.CancellationToken)),
        Of("serve", context => shop.ServeAsync(context.CancellationToken)),
        Of("store", _ => Done(shop.StoreAsync())),
    ];

    private static LeakOperation Of<T>(string name, Func<LeakContext, Task<T>> run) => new(name, async context => await run(context));

    private static async Task<object?> Done(Task task)
    {
        await task;
        return null;
    }

    private sealed class SilentGateway : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(new HttpResponseMessage());
        }
    }

    private sealed class SilentBus : IEventBus
    {
        public ValueTask PublishAsync(EventEnvelope envelope, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
