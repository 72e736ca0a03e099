using ReverseBuy.Tenancy;

namespace ReverseBuy.Tests.Settings;

/// <summary>A store that other processes share, and that tells when what changed until now was heard.</summary>
internal sealed class SharedTenants(ITenantStore inner) : ITenantStore, IDisposable
{
    private readonly SemaphoreSlim _looks = new(0);

    public ITenantStore Inner => inner;

    public bool IsShared => true;

    /// <summary>Until when nothing is heard.</summary>
    public Task Deaf { get; set; } = Task.CompletedTask;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _looks.Dispose();

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
