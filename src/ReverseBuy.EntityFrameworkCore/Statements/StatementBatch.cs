using System.Data.Common;

namespace ReverseBuy.EntityFrameworkCore.Statements;

/// <summary>
/// Statements that go together: one trip to a server that takes batches; one after the other to an engine in the process, where a trip is a call. For one caller,
/// and for one run.
/// </summary>
/// <param name="connection">The open connection.</param>
/// <param name="transaction">Its transaction; none for a single read.</param>
internal sealed class StatementBatch(DbConnection connection, DbTransaction? transaction)
{
    private readonly List<(Statement Statement, object?[] Values)> _statements = [];

    public int Count => _statements.Count;

    public void Add(Statement statement, params object?[] values) => _statements.Add((statement, values));

    /// <summary>Runs them; none of them may answer rows that are wanted.</summary>
    /// <exception cref="StatementFailedException">One of them failed.</exception>
    public ValueTask RunAsync(CancellationToken cancellationToken) => ExecuteAsync(null, cancellationToken);

    /// <summary>Runs statements that all answer rows.</summary>
    /// <param name="read">Reads a row of the statement with this number.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="DbException">One of them failed.</exception>
    public ValueTask ReadAsync(Action<int, DbDataReader> read, CancellationToken cancellationToken) => ExecuteAsync(read, cancellationToken);

    private async ValueTask ExecuteAsync(Action<int, DbDataReader>? read, CancellationToken cancellationToken)
    {
        if (connection.CanCreateBatch)
        {
            await SendAsync(read, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await CallAsync(read, cancellationToken).ConfigureAwait(false);
        }

        StatementDiagnostics.Tell(connection, transaction, _statements);
    }

    private static async ValueTask ReadRowsAsync(DbDataReader reader, int number, Action<int, DbDataReader>? read, CancellationToken cancellationToken)
    {
        while (read is not null && await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            read(number, reader);
        }
    }

    private async ValueTask SendAsync(Action<int, DbDataReader>? read, CancellationToken cancellationToken)
    {
        var batch = connection.CreateBatch();
        await using (batch.ConfigureAwait(false))
        {
            batch.Transaction = transaction;
            foreach (var (statement, values) in _statements)
            {
                var command = batch.CreateBatchCommand();
                command.CommandText = statement.Text;
                for (var index = 0; index < values.Length; index++)
                {
                    // Without a name, by its place: the text needs no rewriting.
                    var parameter = command.CreateParameter();
                    (parameter.DbType, parameter.Value) = (statement.Types[index], values[index] ?? DBNull.Value);
                    command.Parameters.Add(parameter);
                }

                batch.BatchCommands.Add(command);
            }

            try
            {
                var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    var number = 0;
                    do
                    {
                        await ReadRowsAsync(reader, number++, read, cancellationToken).ConfigureAwait(false);
                    }
                    while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false));
                }
            }
            catch (DbException exception) when (read is null)
            {
                throw new StatementFailedException(exception.BatchCommand is { } failed ? batch.BatchCommands.IndexOf(failed) : 0, exception);
            }
        }
    }

    private async ValueTask CallAsync(Action<int, DbDataReader>? read, CancellationToken cancellationToken)
    {
        for (var number = 0; number < _statements.Count; number++)
        {
            var (statement, values) = _statements[number];
            var command = PreparedCommands.Of(connection).Get(statement);
            command.Transaction = transaction;
            for (var index = 0; index < values.Length; index++)
            {
                command.Parameters[index].Value = values[index] ?? DBNull.Value;
            }

            try
            {
                if (read is null)
                {
                    await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                    continue;
                }

                var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    await ReadRowsAsync(reader, number, read, cancellationToken).ConfigureAwait(false);
                }
            }
            catch (DbException exception) when (read is null)
            {
                throw new StatementFailedException(number, exception);
            }
        }
    }
}
