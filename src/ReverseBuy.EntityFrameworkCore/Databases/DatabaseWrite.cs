using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ReverseBuy.EntityFrameworkCore;

/// <summary>An open write transaction: commit it, or dispose it and nothing has changed. For one caller at a time.</summary>
/// <typeparam name="TContext">The database.</typeparam>
/// <remarks>Never make a network call while one is open: other writers of the same database may be waiting.</remarks>
public sealed class DatabaseWrite<TContext> : IAsyncDisposable
    where TContext : DbContext
{
    private readonly IDbContextTransaction _transaction;
    private IDisposable? _turn;

    /// <summary>Takes over a context and its begun transaction.</summary>
    /// <param name="context">The context; disposed with this.</param>
    /// <param name="transaction">The transaction; disposed with this.</param>
    /// <param name="turn">What lets the next writer in; disposed last, exactly once.</param>
    public DatabaseWrite(TContext context, IDbContextTransaction transaction, IDisposable turn)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentNullException.ThrowIfNull(turn);
        Context = context;
        _transaction = transaction;
        _turn = turn;
    }

    /// <summary>What has to run before anything else does; <see langword="null"/> when all is done.</summary>
    public WriteOpening? Opening { get; init; }

    /// <summary>
    /// The statement that commits the transaction, where the server takes it together with the last of what is written, in one trip; <see langword="null"/> where there is no trip to be saved.
    /// </summary>
    public string? Ending { get; init; }

    /// <summary>The context to read and write with.</summary>
    public TContext Context { get; }

    /// <summary>Saves what the context tracks and makes it durable.</summary>
    /// <param name="cancellationToken">Ends the wait; once the commit itself began, it is not given up.</param>
    /// <returns>A task that ends when everything is on disk.</returns>
    public async ValueTask CommitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DbUpdateException exception) when (exception.InnerException is ReverseBuyException fault)
        {
            // Told in our words before it was wrapped.
            ExceptionDispatchInfo.Throw(fault);
        }

        await _transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _turn, null) is not { } turn)
        {
            return;
        }

        try
        {
            await _transaction.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            await Context.DisposeAsync().ConfigureAwait(false);
            turn.Dispose();
        }
    }
}
