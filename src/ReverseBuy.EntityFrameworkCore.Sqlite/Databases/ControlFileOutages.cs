using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace ReverseBuy.EntityFrameworkCore.Sqlite.Databases;

/// <summary>
/// Tells whoever uses the control file that it cannot be opened, locked, read or written, in the type in which a server that is away is told. SQLite's provider calls none of its failures transient.
/// What is damaged stays what it is: it does not come right by itself.
/// </summary>
internal sealed class ControlFileOutages : DbConnectionInterceptor, IDbCommandInterceptor, IDbTransactionInterceptor
{
    public static ControlFileOutages Instance { get; } = new();

    /// <summary>For what is done beside the context: waiting for the schema, opening the writer's connection, beginning.</summary>
    public static async ValueTask<TResult> TellAsync<TResult>(ValueTask<TResult> work)
    {
        try
        {
            return await work.ConfigureAwait(false);
        }
        catch (SqliteException exception) when (IsAway(exception))
        {
            throw new ControlDatabaseUnavailableException(exception);
        }
    }

    public override void ConnectionFailed(DbConnection connection, ConnectionErrorEventData eventData) => ThrowIfAway(eventData);

    public override Task ConnectionFailedAsync(DbConnection connection, ConnectionErrorEventData eventData, CancellationToken cancellationToken = default) => ThrowIfAwayAsync(eventData);

    public void CommandFailed(DbCommand command, CommandErrorEventData eventData) => ThrowIfAway(eventData);

    public Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default) => ThrowIfAwayAsync(eventData);

    public void TransactionFailed(DbTransaction transaction, TransactionErrorEventData eventData) => ThrowIfAway(eventData);

    public Task TransactionFailedAsync(DbTransaction transaction, TransactionErrorEventData eventData, CancellationToken cancellationToken = default) => ThrowIfAwayAsync(eventData);

    private static bool IsAway(Exception exception) => exception is SqliteException
    {
        SqliteErrorCode: raw.SQLITE_PERM or raw.SQLITE_BUSY or raw.SQLITE_READONLY or raw.SQLITE_IOERR or raw.SQLITE_FULL or raw.SQLITE_CANTOPEN,
    };

    // Whoever asks whether there is a file expects to fail, and is told so by the level.
    private static void ThrowIfAway<TEventData>(TEventData eventData)
        where TEventData : EventData, IErrorEventData
    {
        if (eventData.LogLevel >= LogLevel.Error && IsAway(eventData.Exception))
        {
            throw new ControlDatabaseUnavailableException(eventData.Exception);
        }
    }

    private static Task ThrowIfAwayAsync<TEventData>(TEventData eventData)
        where TEventData : EventData, IErrorEventData
    {
        ThrowIfAway(eventData);
        return Task.CompletedTask;
    }
}
