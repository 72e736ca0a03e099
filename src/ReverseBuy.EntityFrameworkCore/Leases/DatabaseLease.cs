using ReverseBuy.Messaging;

namespace ReverseBuy.EntityFrameworkCore.Leases;

/// <summary>A lease that was taken; whether it is still held, the database says.</summary>
internal sealed class DatabaseLease(DatabaseLeases leases, TenantId tenant, string name, long fencingToken, TimeSpan duration) : ILease
{
    private int _isReturned;

    public long FencingToken => fencingToken;

    public ValueTask<bool> RenewAsync(CancellationToken cancellationToken) => leases.RenewAsync(tenant, name, fencingToken, duration, cancellationToken);

    public ValueTask DisposeAsync() =>
        Interlocked.Exchange(ref _isReturned, 1) == 0 ? leases.ReturnAsync(tenant, name, fencingToken) : ValueTask.CompletedTask;
}
