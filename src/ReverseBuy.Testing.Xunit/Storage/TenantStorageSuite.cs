using System.Text.Json;
using ReverseBuy.Messaging;
using ReverseBuy.Storage;

namespace ReverseBuy.Testing;

/// <summary>
/// What every storage of a tenant's orders, purchases, packages, parcels, holds, money and messages promises. Derive it and make the storage; nothing here
/// knows which one it is. The tests come with it, for each a new instance.
/// </summary>
public abstract partial class TenantStorageSuite : IAsyncLifetime
{
    /// <summary>Ends when the test is cancelled.</summary>
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private RecordingDoorbell Doorbell { get; } = new();

    /// <summary>The storage under test.</summary>
    protected ITenantStorage Storage { get; private set; } = null!;

    /// <summary>Makes the storage.</summary>
    /// <returns>A task that ends when it is made.</returns>
    public async ValueTask InitializeAsync() => Storage = await MakeAsync(Doorbell, [Samples.Anna, Samples.Boris]);

    /// <summary>Cleans up, by <see cref="OnDisposeAsync"/>.</summary>
    /// <returns>A task that ends when it is done.</returns>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return OnDisposeAsync();
    }

    /// <summary>Makes an empty storage in which these tenants have a database each.</summary>
    /// <param name="doorbell">Whom it rings.</param>
    /// <param name="tenants">The tenants.</param>
    /// <returns>The storage.</returns>
    protected abstract ValueTask<ITenantStorage> MakeAsync(IDoorbell doorbell, IReadOnlyList<TenantId> tenants);

    /// <summary>Cleans up after a test, also when <see cref="MakeAsync"/> failed or skipped it.</summary>
    /// <returns>A task that ends when it is done.</returns>
    protected virtual ValueTask OnDisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Fails unless every member is the same, also in the lists.</summary>
    /// <param name="expected">What was stored.</param>
    /// <param name="actual">What came back.</param>
    protected static void AssertSame(object expected, object? actual) => Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(actual));

    /// <summary>Does the work in a unit of work and commits it.</summary>
    /// <param name="work">The work.</param>
    /// <param name="tenant">Whose; the first one's when <see langword="null"/>.</param>
    /// <returns>A task that ends when it is committed.</returns>
    protected async Task WriteAsync(Func<ITenantUnitOfWork, Task> work, TenantId? tenant = null)
    {
        await using var unit = await Storage.BeginAsync(tenant ?? Samples.Anna, Token);
        await work(unit);
        await unit.CommitAsync(Token);
    }

    /// <summary>Reads what is committed.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="read">Reads it.</param>
    /// <param name="tenant">Whose; the first one's when <see langword="null"/>.</param>
    /// <returns>What was read.</returns>
    protected async Task<T> ReadAsync<T>(Func<ITenantView, ValueTask<T>> read, TenantId? tenant = null)
    {
        await using var view = await Storage.ReadAsync(tenant ?? Samples.Anna, Token);
        return await read(view);
    }

    /// <summary>Fails unless the work is refused because somebody was first: where it is done, or when it is committed.</summary>
    /// <param name="work">The work.</param>
    /// <returns>The check.</returns>
    protected async Task AssertRefusedAsync(Func<ITenantUnitOfWork, Task> work) =>
        Assert.True((await Assert.ThrowsAsync<ConcurrencyException>(() => WriteAsync(work))).IsTransient);
}
