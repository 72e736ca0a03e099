using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Messaging;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.Tests.Storage;

/// <summary>The storage in memory keeps the same promises, but for those of a disk.</summary>
public sealed class InMemoryTenantStorageTests : TenantStorageSuite
{
    private ServiceProvider? _services;

    protected override int HoldSequences => 1000;

    protected override int OutboxSequences => FullRun.IsAsked ? 500 : base.OutboxSequences;

    protected override int TimerSequences => FullRun.IsAsked ? 500 : base.TimerSequences;

    protected override ValueTask OnDisposeAsync() => _services?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected override async ValueTask<ITenantStorage> MakeAsync(IDoorbell doorbell, IReadOnlyList<TenantId> tenants)
    {
        var services = new ServiceCollection();
        services.AddSingleton(doorbell);
        new Builder(services).UseInMemory();
        _services = services.BuildServiceProvider();
        foreach (var tenant in tenants)
        {
            await _services.GetRequiredService<ITenantDatabase>().PrepareAsync(tenant, Token);
        }

        return _services.GetRequiredService<ITenantStorage>();
    }

    private sealed record Builder(IServiceCollection Services) : IReverseBuyBuilder;
}
