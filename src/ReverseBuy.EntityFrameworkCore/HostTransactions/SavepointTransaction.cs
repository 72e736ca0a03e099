using System.Data.Common;
using Microsoft.EntityFrameworkCore.Storage;

namespace ReverseBuy.EntityFrameworkCore.HostTransactions;

/// <summary>A part of the host's transaction that can be taken back by itself. Its commit leaves it to the host.</summary>
internal sealed class SavepointTransaction(DbTransaction transaction, string name) : IDbContextTransaction
{
    private bool _isOpen;

    public Guid TransactionId { get; }

    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        await transaction.SaveAsync(name, cancellationToken).ConfigureAwait(false);
        _isOpen = true;
    }

    public async Task CommitAsync(CancellationToken cancellationToken = default)
    {
        await transaction.ReleaseAsync(name, cancellationToken).ConfigureAwait(false);
        _isOpen = false;
    }

    public async Task RollbackAsync(CancellationToken cancellationToken = default)
    {
        if (_isOpen && !transaction.HasEnded())
        {
            _isOpen = false;
            await transaction.RollbackAsync(name, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await RollbackAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (DbException)
        {
            // The connection is gone and the host's transaction with it: it cannot be committed, which is as good.
        }
    }

    public void Commit() => throw Synchronous();

    public void Rollback() => throw Synchronous();

    public void Dispose() => throw Synchronous();

    private static NotSupportedException Synchronous() => new("Units of work are asynchronous.");
}
