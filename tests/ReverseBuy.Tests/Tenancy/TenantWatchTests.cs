using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Tests.Tenancy;

public sealed class TenantWatchTests
{
    private static readonly TenantId Anna = new("anna");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_this_process_is_at_work_with_is_not_taken_from_under_its_hands()
    {
        using var host = NewHost();
        await host.StartAsync(Token);

        var result = await host.Services.GetRequiredService<ITenantLifecycle>().ProvisionAsync(new NewTenant(Anna, "Anna"), Token);

        Assert.IsType<ProvisionTenantResult.Provisioned>(result);
        Assert.Empty(host.Services.GetRequiredService<Memory>().Forgotten);
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task What_another_process_moves_is_let_go_here()
    {
        using var host = NewHost();
        await host.StartAsync(Token);
        await host.Services.GetRequiredService<ITenantLifecycle>().ProvisionAsync(new NewTenant(Anna, "Anna"), Token);

        var store = host.Services.GetRequiredService<SharedStore>();
        await store.Inner.ChangeAsync(Anna, tenant => tenant with { State = TenantState.Moving, MovingTo = "b" }, Token);
        await store.LookedAsync();

        Assert.Equal([Anna], host.Services.GetRequiredService<Memory>().Forgotten);
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task What_another_process_has_moved_is_let_go_also_when_this_one_changes_the_tenant_before_it_hears_of_it()
    {
        using var host = NewHost();
        await host.StartAsync(Token);
        var life = host.Services.GetRequiredService<ITenantLifecycle>();
        await life.ProvisionAsync(new NewTenant(Anna, "Anna"), Token);
        var store = host.Services.GetRequiredService<SharedStore>();
        await store.LookedAsync();

        var deaf = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        store.Deaf = deaf.Task;
        await store.Inner.ChangeAsync(Anna, tenant => tenant with { Server = "b" }, Token);
        Assert.IsType<ChangeTenantResult.Changed>(await life.RenameAsync(Anna, "Anna & daughters", Token));
        deaf.SetResult();
        await store.LookedAsync();

        Assert.Equal([Anna], host.Services.GetRequiredService<Memory>().Forgotten);
        await host.StopAsync(Token);
    }

    private static IHost NewHost()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddReverseBuy(options => options.Tenancy.ChangesInterval = TimeSpan.FromMilliseconds(10)).UseInMemory();
        var memory = builder.Services.Last(service => service.ServiceType == typeof(ITenantStore));
        builder.Services.AddSingleton(provider => new SharedStore((ITenantStore)ActivatorUtilities.CreateInstance(provider, memory.ImplementationType!)));
        builder.Services.AddSingleton<ITenantStore>(provider => provider.GetRequiredService<SharedStore>());
        builder.Services.AddSingleton<Memory>();
        builder.Services.AddSingleton<ITenantData>(provider => provider.GetRequiredService<Memory>());
        builder.Services.AddSingleton<ITenantSeed, SlowSeed>();
        return builder.Build();
    }

    // As long as the watch needs to hear of the tenant that is being made.
    private sealed class SlowSeed(SharedStore store) : ITenantSeed
    {
        public async ValueTask SeedAsync(Tenant tenant, CancellationToken cancellationToken) => await store.LookedAsync();
    }

    private sealed class Memory : ITenantData
    {
        public ConcurrentQueue<TenantId> Forgotten { get; } = new();

        public string Place => "memory of the test";

        public bool IsInMemory => true;

        public ValueTask<IReadOnlyList<string>> ListAsync(TenantId tenant, CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<string>>([]);

        public ValueTask DeleteAsync(TenantId tenant, CancellationToken cancellationToken)
        {
            Forgotten.Enqueue(tenant);
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>A store that other processes share, and that tells when what changed until now was heard.</summary>
    private sealed class SharedStore(ITenantStore inner) : ITenantStore, IDisposable
    {
        private readonly SemaphoreSlim _looks = new(0);

        public ITenantStore Inner => inner;

        /// <summary>Until when nothing is heard.</summary>
        public Task Deaf { get; set; } = Task.CompletedTask;

        public void Dispose() => _looks.Dispose();

        public bool IsShared => true;

        /// <summary>Waits for three looks: the first may have begun before, the second hears of all until now, and is over when the third begins.</summary>
        public async Task LookedAsync()
        {
            while (await _looks.WaitAsync(TimeSpan.Zero, Token))
            {
            }

            for (var look = 0; look < 3; look++)
            {
                await _looks.WaitAsync(Token);
            }
        }

        public ValueTask<Tenant?> FindAsync(TenantId tenant, CancellationToken cancellationToken) => inner.FindAsync(tenant, cancellationToken);

        public ValueTask<IReadOnlyList<Tenant>> ListAsync(CancellationToken cancellationToken) => inner.ListAsync(cancellationToken);

        public ValueTask SaveAsync(Tenant tenant, CancellationToken cancellationToken) => inner.SaveAsync(tenant, cancellationToken);

        public ValueTask<ChangedTenant?> ChangeAsync(TenantId tenant, Func<Tenant, Tenant?> change, CancellationToken cancellationToken) =>
            inner.ChangeAsync(tenant, change, cancellationToken);

        public ValueTask RemoveAsync(TenantId tenant, CancellationToken cancellationToken) => inner.RemoveAsync(tenant, cancellationToken);

        public async ValueTask<IReadOnlyList<TenantChange>> ListChangesAsync(long? after, CancellationToken cancellationToken)
        {
            await Deaf.WaitAsync(cancellationToken);
            _looks.Release();
            return await inner.ListChangesAsync(after, cancellationToken);
        }
    }
}
