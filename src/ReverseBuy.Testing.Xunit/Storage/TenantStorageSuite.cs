using System.Text.Json;
using ReverseBuy.Messaging;
using ReverseBuy.Storage;

namespace ReverseBuy.Testing;

/// <summary>What every storage promises. Derive it and make the storage; nothing here knows which one it is.</summary>
public abstract partial class TenantStorageSuite : IAsyncLifetime
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private RecordingDoorbell Doorbell { get; } = new();

    protected ITenantStorage Storage { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Storage = await MakeAsync(Doorbell, [Samples.Anna, Samples.Boris]);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return OnDisposeAsync();
    }

    /// <summary>Makes an empty storage in which these tenants have a database each.</summary>
    protected abstract ValueTask<ITenantStorage> MakeAsync(IDoorbell doorbell, IReadOnlyList<TenantId> tenants);

    protected virtual ValueTask OnDisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Every member is the same, also in the lists.</summary>
    protected static void AssertSame(object expected, object? actual) => Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(actual));

    /// <summary>Does the work in a unit of work and commits it.</summary>
    protected async Task WriteAsync(Func<ITenantUnitOfWork, Task> work, TenantId? tenant = null)
    {
        await using var unit = await Storage.BeginAsync(tenant ?? Samples.Anna, Token);
        await work(unit);
        await unit.CommitAsync(Token);
    }

    /// <summary>Reads what is committed.</summary>
    protected async Task<T> ReadAsync<T>(Func<ITenantView, ValueTask<T>> read, TenantId? tenant = null)
    {
        await using var view = await Storage.ReadAsync(tenant ?? Samples.Anna, Token);
        return await read(view);
    }

    /// <summary>The work is refused because somebody was first: where it is done, or when it is committed.</summary>
    protected async Task AssertRefusedAsync(Func<ITenantUnitOfWork, Task> work) =>
        Assert.True((await Assert.ThrowsAsync<ConcurrencyException>(() => WriteAsync(work))).IsTransient);
}
