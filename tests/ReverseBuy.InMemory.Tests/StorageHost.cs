using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Messaging;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.InMemory.Tests;

/// <summary>The storage that <c>UseInMemory</c> gives, with one tenant and a doorbell that remembers.</summary>
internal sealed class StorageHost : IAsyncDisposable, IDoorbell
{
    public static readonly TenantId Alice = new("alice");

    private readonly ServiceProvider _services;

    private StorageHost()
    {
        var services = new ServiceCollection();
        new Builder(services).UseInMemory();
        services.AddSingleton<IDoorbell>(this);
        _services = services.BuildServiceProvider();
    }

    public List<(TenantId Tenant, string Worker)> Rings { get; } = [];

    public ITenantStorage Storage => _services.GetRequiredService<ITenantStorage>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<StorageHost> CreateAsync()
    {
        var host = new StorageHost();
        await host.PrepareAsync(Alice);
        return host;
    }

    public async Task PrepareAsync(TenantId tenant) => await _services.GetRequiredService<ITenantDatabase>().PrepareAsync(tenant, Token);

    public ValueTask<ITenantUnitOfWork> BeginAsync() => Storage.BeginAsync(Alice, Token);

    public ValueTask<ITenantView> OpenAsync() => Storage.ReadAsync(Alice, Token);

    public async Task CommitAsync(Func<ITenantUnitOfWork, ValueTask> write)
    {
        await using var unitOfWork = await BeginAsync();
        await write(unitOfWork);
        await unitOfWork.CommitAsync(Token);
    }

    public async Task<T> ReadAsync<T>(Func<ITenantView, ValueTask<T>> read)
    {
        await using var view = await OpenAsync();
        return await read(view);
    }

    public void Ring(TenantId tenant, string worker) => Rings.Add((tenant, worker));

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed record Builder(IServiceCollection Services) : IReverseBuyBuilder;
}
