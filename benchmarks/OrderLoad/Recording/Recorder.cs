using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using ReverseBuy.EntityFrameworkCore.Statements;

namespace ReverseBuy.OrderLoad.Recording;

/// <summary>
/// Writes down what is sent to databases whose names have a prefix: Entity Framework's commands and our own batches, with their parameters and with the ends of
/// their transactions, which our batches may hold themselves. Thread-safe.
/// </summary>
internal sealed class Recorder : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    /// <summary>What ends a transaction in one trip with the last of its statements.</summary>
    private const string Commit = "COMMIT";

    private readonly string _prefix;
    private readonly ConcurrentDictionary<Guid, DbConnection> _begun = [];
    private readonly ConcurrentDictionary<DbConnection, List<Trip>> _open = [];
    private readonly ConcurrentQueue<RecordedTransaction> _ended = [];
    private readonly List<IDisposable> _subscriptions = [];
    private volatile bool _isOver;
    private long _commits;

    public Recorder(string prefix)
    {
        _prefix = prefix;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>What was recorded, in the order of its ends.</summary>
    public IReadOnlyCollection<RecordedTransaction> Transactions => _ended;

    /// <summary>How many transactions were committed, recorded or not: those that were begun to write, and statements of their own that wrote.</summary>
    public long Commits => Volatile.Read(ref _commits);

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name is DbLoggerCategory.Name or StatementDiagnostics.ListenerName)
        {
            lock (_subscriptions)
            {
                _subscriptions.Add(value.Subscribe(this));
            }
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        switch (value.Value)
        {
            case CommandExecutedEventData { Command: NpgsqlCommand command }:
                Add(command.Connection!, command.Transaction, new Trip([(command.CommandText, [.. command.Parameters.Select(parameter => parameter.Clone())])]));
                break;
            case ExecutedBatch batch:
                var statements = batch.Statements.Where(each => each.Statement.Text != Commit);
                Add(batch.Connection, batch.Transaction, new Trip([.. statements.Select(each => (each.Statement.Text, ParametersOf(each.Statement, each.Values)))]));
                if (batch.Statements[^1].Statement.Text == Commit)
                {
                    End(batch.Connection, Ending.Committed);
                }

                break;
            case TransactionEventData begun when value.Key == RelationalEventId.TransactionStarted.Name:
                _begun[begun.TransactionId] = begun.Transaction.Connection!;
                break;
            case TransactionEventData ended when value.Key == RelationalEventId.TransactionCommitted.Name:
                EndBegun(ended.TransactionId, Ending.Committed);
                break;
            case TransactionEventData ended when value.Key == RelationalEventId.TransactionDisposed.Name:
                EndBegun(ended.TransactionId, Ending.RolledBack);
                break;
        }
    }

    /// <summary>Records no more, and goes on counting; transactions that are open are left out.</summary>
    public void Stop() => _isOver = true;

    public void Dispose()
    {
        lock (_subscriptions)
        {
            _subscriptions.ForEach(subscription => subscription.Dispose());
            _subscriptions.Clear();
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    private static IReadOnlyList<NpgsqlParameter> ParametersOf(Statement statement, object?[] values) =>
        [.. values.Select((value, index) => new NpgsqlParameter { DbType = statement.Types[index], Value = value ?? DBNull.Value })];

    private static bool Writes(string text) => text.StartsWith("INSERT", StringComparison.Ordinal) || text.StartsWith("UPDATE", StringComparison.Ordinal)
        || text.StartsWith("DELETE", StringComparison.Ordinal) || text.StartsWith("WITH", StringComparison.Ordinal);

    private void Add(DbConnection connection, DbTransaction? transaction, Trip trip)
    {
        if (!connection.Database.StartsWith(_prefix, StringComparison.Ordinal))
        {
            return;
        }

        if (transaction is null && trip.Statements.Any(statement => Writes(statement.Text)))
        {
            Interlocked.Increment(ref _commits);
        }

        if (_isOver)
        {
            return;
        }

        if (transaction is null)
        {
            _ended.Enqueue(new RecordedTransaction(connection.Database, [trip], Ending.None));
        }
        else
        {
            _open.GetOrAdd(connection, _ => []).Add(trip);
        }
    }

    private void EndBegun(Guid transaction, Ending ending)
    {
        if (_begun.TryRemove(transaction, out var connection))
        {
            End(connection, ending);
        }
    }

    private void End(DbConnection connection, Ending ending)
    {
        if (ending == Ending.Committed && connection.Database.StartsWith(_prefix, StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _commits);
        }

        if (_open.TryRemove(connection, out var trips) && !_isOver)
        {
            _ended.Enqueue(new RecordedTransaction(connection.Database, trips, ending));
        }
    }
}
