using System.Data.Common;
using ReverseBuy.Messaging;

namespace ReverseBuy.EntityFrameworkCore.HostTransactions;

/// <summary>Keeps the host's transaction in the flow of execution that uses it.</summary>
internal sealed class CurrentHostTransaction(IHostTransactionJoiner joiner, IDoorbell doorbell, TimeProvider time) : IHostTransactions, IDisposable
{
    private readonly AsyncLocal<HostTransaction?> _current = new();
    private readonly SecondLooks _looks = new(time);

    public IAsyncDisposable UseTransaction(TenantId tenant, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return Use(tenant, new HostTransaction(tenant, joiner, new LateDoorbell(doorbell, _looks), _ => ValueTask.FromResult(transaction), isBegun: true));
    }

    public IAsyncDisposable UseTransaction(TenantId tenant, Func<CancellationToken, ValueTask<DbTransaction>> begin)
    {
        ArgumentNullException.ThrowIfNull(begin);
        return Use(tenant, new HostTransaction(tenant, joiner, new LateDoorbell(doorbell, _looks), begin, isBegun: false));
    }

    /// <summary>The transaction that what is begun here for the tenant belongs to; <see langword="null"/> when it is one of our own.</summary>
    public HostTransaction? Find(TenantId tenant) => _current.Value is { } current && current.Tenant == tenant ? current : null;

    public void Dispose() => _looks.Dispose();

    private Ending Use(TenantId tenant, HostTransaction transaction)
    {
        if (_current.Value is { IsEnded: false } other)
        {
            throw new InvalidOperationException(
                $"A transaction of the host's for tenant '{other.Tenant}' is in use here, and that of '{tenant}' would hide it. Dispose the first use before the second begins.");
        }

        _current.Value = transaction;
        return new Ending(this, transaction);
    }

    private sealed class Ending(CurrentHostTransaction owner, HostTransaction transaction) : IAsyncDisposable
    {
        // Not an asynchronous method: what one sets for its flow is undone when it returns.
        public ValueTask DisposeAsync()
        {
            if (ReferenceEquals(owner._current.Value, transaction))
            {
                owner._current.Value = null;
            }

            return transaction.DisposeAsync();
        }
    }
}
