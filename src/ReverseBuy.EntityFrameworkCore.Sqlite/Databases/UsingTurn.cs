namespace ReverseBuy.EntityFrameworkCore.Sqlite.Databases;

/// <summary>The turn of a writer, during which its file is in use. Passed on once.</summary>
internal sealed class UsingTurn(IDisposable turn, DatabaseUses uses) : IDisposable
{
    private IDisposable? _turn = turn;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _turn, null) is { } held)
        {
            held.Dispose();
            uses.End();
        }
    }
}
