using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ReverseBuy.EntityFrameworkCore.Sqlite.Databases;

/// <summary>
/// Keeps the connections open that files were written with lately, each with its prepared statements and its pages: opening and preparing them again takes as long as
/// placing an order. Those of files that nobody writes are closed in favour of others. Thread-safe.
/// </summary>
internal sealed class WriterConnections : IDisposable
{
    private const int MostKept = 32;
    private readonly LinkedList<SqliteConnection> _idle = [];
    private bool _disposed;

    /// <summary>Takes the connection of a file.</summary>
    /// <returns>The open connection, for this caller alone; <see langword="null"/> when none is kept.</returns>
    public SqliteConnection? Take(string connectionString)
    {
        lock (_idle)
        {
            for (var node = _idle.Last; node is not null; node = node.Previous)
            {
                if (node.Value.ConnectionString == connectionString)
                {
                    _idle.Remove(node);
                    return node.Value;
                }
            }

            return null;
        }
    }

    /// <summary>Keeps a connection for the next writer of its file, or closes it.</summary>
    public void Give(SqliteConnection connection)
    {
        SqliteConnection? surplus = connection;
        lock (_idle)
        {
            // One that is still in a transaction could not be ended, and nobody else may get into it.
            if (!_disposed && connection.State == System.Data.ConnectionState.Open && raw.sqlite3_get_autocommit(connection.Handle) != 0)
            {
                _idle.AddLast(connection);
                surplus = _idle.Count > MostKept ? _idle.First!.Value : null;
                if (surplus is not null)
                {
                    _idle.RemoveFirst();
                }
            }
        }

        surplus?.Dispose();
    }

    /// <summary>Closes the connection of a file. Nobody writes it.</summary>
    public void Close(string connectionString) => Take(connectionString)?.Dispose();

    public void Dispose()
    {
        lock (_idle)
        {
            _disposed = true;
            foreach (var connection in _idle)
            {
                connection.Dispose();
            }

            _idle.Clear();
        }
    }
}
