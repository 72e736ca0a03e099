using ReverseBuy.Storage;

namespace ReverseBuy.EntityFrameworkCore.Tests.Background;

/// <summary>A storage of which one tenant's database answers late.</summary>
internal sealed class SlowStorage(ITenantStorage inner, TenantId slow) : ITenantStorage
{
    private static readonly TimeSpan Lateness = TimeSpan.FromSeconds(2);

    /// <summary>The storage without that.</summary>
    public ITenantStorage Inner => inner;

    public volatile bool IsSlow;

    public async ValueTask<ITenantUnitOfWork> BeginAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        await WaitAsync(tenant, cancellationToken);
        return await inner.BeginAsync(tenant, cancellationToken);
    }

    public async ValueTask<ITenantView> ReadAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        await WaitAsync(tenant, cancellationToken);
        return await inner.ReadAsync(tenant, cancellationToken);
    }

    private Task WaitAsync(TenantId tenant, CancellationToken cancellationToken) =>
        IsSlow && tenant == slow ? Task.Delay(Lateness, TimeProvider.System, cancellationToken) : Task.CompletedTask;
}
