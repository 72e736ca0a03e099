using System.Data.Common;

namespace ReverseBuy.EntityFrameworkCore.PostgreSql.Connections;

/// <summary>The connection of one context: opened when there is a place for it, and a use of its database for as long as the context lives. For one caller at a time.</summary>
/// <param name="seat">Where the places are.</param>
/// <param name="kind">What it is opened for.</param>
/// <param name="uses">Who uses the database; the use of this has begun.</param>
/// <param name="explain">What to throw for an error of opening; <see langword="null"/> for the error itself.</param>
internal sealed class ConnectionUse(ConnectionSeat seat, ConnectionKind kind, DatabaseUses uses, Func<Exception, Exception?> explain)
{
    private int _isOpen;
    private int _isOver;

    public async ValueTask OpenAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await seat.EnterAsync(kind, cancellationToken).ConfigureAwait(false);
        Volatile.Write(ref _isOpen, 1);
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Close();
            if (explain(exception) is { } explained)
            {
                throw explained;
            }

            throw;
        }
    }

    /// <summary>The connection went back to where it came from.</summary>
    public void Close()
    {
        if (Interlocked.Exchange(ref _isOpen, 0) == 1)
        {
            seat.Exit(kind);
        }
    }

    /// <summary>The context is gone.</summary>
    public void End()
    {
        Close();
        if (Interlocked.Exchange(ref _isOver, 1) == 0)
        {
            uses.End();
        }
    }
}
