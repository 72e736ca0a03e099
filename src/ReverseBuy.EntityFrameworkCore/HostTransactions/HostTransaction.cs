using System.Data.Common;

namespace ReverseBuy.EntityFrameworkCore.HostTransactions;

/// <summary>One transaction of the host's, and what is begun in it: one unit of work after the other, each behind a savepoint of its own.</summary>
internal sealed class HostTransaction(
    TenantId tenant, IHostTransactionJoiner joiner, LateDoorbell doorbell, Func<CancellationToken, ValueTask<DbTransaction>> begin, bool isBegun) : IAsyncDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private DbTransaction? _transaction;
    private IDisposable? _turn;
    private int _savepoints;
    private volatile bool _isEnded;

    public TenantId Tenant => tenant;

    public bool IsEnded => _isEnded;

    /// <summary>Rings for what the transaction holds, again and again until it may be true.</summary>
    public LateDoorbell Doorbell => doorbell;

    public async ValueTask<DatabaseWrite<TenantDbContext>> WriteAsync(CancellationToken cancellationToken)
    {
        RequireOpen();
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var transaction = await BegunAsync(cancellationToken).ConfigureAwait(false);
            var savepoint = new SavepointTransaction(transaction, $"reversebuy_{++_savepoints}");
            await SaveAsync(savepoint, cancellationToken).ConfigureAwait(false);
            try
            {
                var context = await joiner.JoinAsync(tenant, transaction, cancellationToken).ConfigureAwait(false);
                return new DatabaseWrite<TenantDbContext>(context, savepoint, new Turn(_one));
            }
            catch
            {
                await savepoint.DisposeAsync().ConfigureAwait(false);
                throw;
            }
        }
        catch
        {
            _one.Release();
            throw;
        }
    }

    public ValueTask DisposeAsync()
    {
        if (!_isEnded)
        {
            _isEnded = true;
            _turn?.Dispose();

            // As a rule the host has committed by now.
            doorbell.RingAgain();
        }

        return ValueTask.CompletedTask;
    }

    private async ValueTask<DbTransaction> BegunAsync(CancellationToken cancellationToken)
    {
        if (_transaction is null)
        {
            // The turn first: who has the engine's lock and waits for the turn would wait for somebody who waits for the lock.
            _turn = isBegun ? null : await joiner.WaitForTurnAsync(tenant, cancellationToken).ConfigureAwait(false);
            try
            {
                _transaction = await begin(cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                _turn?.Dispose();
                throw;
            }
        }

        return _transaction.HasEnded() ? throw Ended() : _transaction;
    }

    // Npgsql keeps the connection of a transaction that was committed, and says that it is over at its next use only.
    private async ValueTask SaveAsync(SavepointTransaction savepoint, CancellationToken cancellationToken)
    {
        try
        {
            await savepoint.SaveAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidOperationException exception)
        {
            throw Ended(exception);
        }
    }

    private InvalidOperationException Ended(Exception? cause = null) =>
        new($"The host's transaction for tenant '{tenant}' has ended. Dispose its use, and use a new transaction for more.", cause);

    private void RequireOpen()
    {
        if (_isEnded)
        {
            throw new InvalidOperationException(
                $"The use of the host's transaction for tenant '{tenant}' has ended, and this was started inside it. Start what goes on longer with its flow suppressed, or wait for it.");
        }
    }

    private sealed class Turn(SemaphoreSlim one) : IDisposable
    {
        public void Dispose() => one.Release();
    }
}
