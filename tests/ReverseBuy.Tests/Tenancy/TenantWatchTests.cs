using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ReverseBuy.Tenancy;
using ReverseBuy.Tests.Settings;

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

        var store = host.Services.GetRequiredService<SharedTenants>();
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
        var store = host.Services.GetRequiredService<SharedTenants>();
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
        builder.Services.AddSingleton(provider => new SharedTenants((ITenantStore)ActivatorUtilities.CreateInstance(provider, memory.ImplementationType!)));
        builder.Services.AddSingleton<ITenantStore>(provider => provider.GetRequiredService<SharedTenants>());
        builder.Services.AddSingleton<Memory>();
        builder.Services.AddSingleton<ITenantData>(provider => provider.GetRequiredService<Memory>());
        builder.Services.AddSingleton<ITenantSeed, SlowSeed>();
        return builder.Build();
    }

    // As long as the watch needs to hear of the tenant that is being made.
    private sealed class SlowSeed(SharedTenants store) : ITenantSeed
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
}
