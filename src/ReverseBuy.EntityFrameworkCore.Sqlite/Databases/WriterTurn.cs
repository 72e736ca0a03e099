using Microsoft.Data.Sqlite;

namespace ReverseBuy.EntityFrameworkCore.Sqlite.Databases;

/// <summary>The turn of a writer, with the connection it writes with: both are passed on.</summary>
internal sealed class WriterTurn(IDisposable turn, WriterConnections connections, SqliteConnection connection) : IDisposable
{
    public void Dispose()
    {
        try
        {
            connections.Give(connection);
        }
        finally
        {
            turn.Dispose();
        }
    }
}
