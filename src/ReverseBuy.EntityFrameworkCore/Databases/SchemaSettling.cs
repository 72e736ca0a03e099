using Microsoft.EntityFrameworkCore;
using ReverseBuy.Schemas;

namespace ReverseBuy.EntityFrameworkCore;

/// <summary>For providers: has the schema of a database settled once before its first use, by one at a time. Thread-safe.</summary>
/// <typeparam name="TContext">The kind of database.</typeparam>
/// <param name="policy">What becomes of the schema.</param>
/// <param name="enter">Waits for the turn of a writer of this process.</param>
/// <param name="settle">Settles it, in that turn; told whether somebody asked for the current schema.</param>
public sealed class SchemaSettling<TContext>(
    ISchemaPolicy<TContext> policy,
    Func<CancellationToken, ValueTask<IDisposable>> enter,
    Func<bool, CancellationToken, ValueTask<SchemaChange>> settle)
    where TContext : DbContext
{
    // Whether it may be used, and whether it was brought up to date because somebody asked for it.
    private volatile bool _settled;
    private volatile bool _prepared;

    /// <summary>Settles it, unless that was done.</summary>
    /// <param name="isAsked">Whether somebody asked for the current schema; else it is to be used.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when it may be used.</returns>
    public async ValueTask SettleAsync(bool isAsked, CancellationToken cancellationToken)
    {
        if (isAsked ? _prepared : _settled)
        {
            return;
        }

        SchemaChange change;
        using (await enter(cancellationToken).ConfigureAwait(false))
        {
            if (isAsked ? _prepared : _settled)
            {
                return;
            }

            change = await settle(isAsked, cancellationToken).ConfigureAwait(false);
            _settled = true;
            _prepared |= isAsked;
        }

        await policy.NoteAsync(change, isAsked, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Brings it up to date, whatever is remembered of it, and notes nothing.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What was done.</returns>
    public async ValueTask<SchemaChange> MigrateAsync(CancellationToken cancellationToken)
    {
        using var turn = await enter(cancellationToken).ConfigureAwait(false);
        var change = await settle(true, cancellationToken).ConfigureAwait(false);
        _settled = true;
        return change;
    }
}
