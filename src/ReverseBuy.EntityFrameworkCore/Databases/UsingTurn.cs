namespace ReverseBuy.EntityFrameworkCore;

/// <summary>For providers: the turn of a writer, during which its database is in use. Disposing it passes it on, once.</summary>
/// <param name="turn">The turn.</param>
/// <param name="uses">Who uses the database; the use of this has begun.</param>
public sealed class UsingTurn(IDisposable turn, DatabaseUses uses) : IDisposable
{
    private IDisposable? _turn = turn;

    /// <inheritdoc />
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _turn, null) is { } held)
        {
            // In this order: a database that nobody uses may be closed, and its queue with it.
            held.Dispose();
            uses.End();
        }
    }
}
