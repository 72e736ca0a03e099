using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;

namespace ReverseBuy.EntityFrameworkCore.Control;

/// <summary>
/// Tells whoever uses the control database that it is away, in one type and in words of ours, wherever that is noticed: when a connection is opened, or one breaks at a statement or a commit.
/// Faults of the work itself, such as a key that is there already or a lock that was not to be had, stay what they are.
/// </summary>
internal sealed class ControlOutages : DbConnectionInterceptor, IDbCommandInterceptor, IDbTransactionInterceptor
{
    private const string ReadOnlyTransaction = "25006";
    private const string LockNotAvailable = "55P03";

    // Rolled back because of others, who are there.
    private const string RolledBack = "40";

    public static ControlOutages Instance { get; } = new();

    public override void ConnectionFailed(DbConnection connection, ConnectionErrorEventData eventData) => ThrowIfAway(eventData);

    public override Task ConnectionFailedAsync(DbConnection connection, ConnectionErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        ThrowIfAway(eventData);
        return Task.CompletedTask;
    }

    public void CommandFailed(DbCommand command, CommandErrorEventData eventData) => ThrowIfAway(eventData);

    public Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        ThrowIfAway(eventData);
        return Task.CompletedTask;
    }

    public void TransactionFailed(DbTransaction transaction, TransactionErrorEventData eventData) => ThrowIfAway(eventData);

    public Task TransactionFailedAsync(DbTransaction transaction, TransactionErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        ThrowIfAway(eventData);
        return Task.CompletedTask;
    }

    /// <summary>Whether a failure says that the database is away, or takes no writes.</summary>
    public static bool IsAway(Exception exception) =>
        exception is DbException database
        && (database.SqlState == ReadOnlyTransaction
            || (database.IsTransient && database.SqlState != LockNotAvailable && database.SqlState?.StartsWith(RolledBack, StringComparison.Ordinal) is not true));

    // Whoever asks whether there is a database expects to fail, and is told so by the level.
    private static void ThrowIfAway<TEventData>(TEventData eventData)
        where TEventData : EventData, IErrorEventData
    {
        if (eventData.LogLevel >= LogLevel.Error && IsAway(eventData.Exception))
        {
            throw new ControlDatabaseUnavailableException(eventData.Exception);
        }
    }
}
