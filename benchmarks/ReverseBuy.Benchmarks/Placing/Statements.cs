using System.Data.Common;
using System.Globalization;
using Npgsql;

namespace ReverseBuy.Benchmarks.Placing;

/// <summary>Statements that go together: one trip to a server that takes batches, one after the other to SQLite, where a trip is a call.</summary>
internal sealed class Statements(DbConnection connection, DbTransaction transaction) : IAsyncDisposable
{
    private readonly NpgsqlBatch? _batch = connection is NpgsqlConnection npgsql ? new NpgsqlBatch(npgsql, (NpgsqlTransaction)transaction) : null;
    private readonly List<DbCommand> _commands = [];

    public void Add(string text, params object?[] values)
    {
        if (_batch is not null)
        {
            var statement = new NpgsqlBatchCommand(text);
            for (var index = 0; index < values.Length; index++)
            {
                statement.Parameters.Add(new NpgsqlParameter(Name(index), values[index] ?? DBNull.Value));
            }

            _batch.BatchCommands.Add(statement);
            return;
        }

        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text;
        for (var index = 0; index < values.Length; index++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (Name(index), values[index] ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        _commands.Add(command);
    }

    public void Insert(string table, string[] columns, params object?[] values) => Add(
        $"INSERT INTO {table} ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) VALUES ({string.Join(", ", columns.Select((_, index) => Name(index)))})",
        values);

    /// <summary>Runs them.</summary>
    /// <returns>The first value of each that answers rows; <see langword="null"/> for no row and for those that answer none.</returns>
    public async Task<IReadOnlyList<object?>> ReadAsync()
    {
        var answers = new List<object?>();
        if (_batch is null)
        {
            foreach (var command in _commands)
            {
                answers.Add(await command.ExecuteScalarAsync());
            }

            return answers;
        }

        await using var reader = await _batch.ExecuteReaderAsync();
        do
        {
            answers.Add(await reader.ReadAsync() ? reader.GetValue(0) : null);
        }
        while (await reader.NextResultAsync());
        return answers;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in _commands)
        {
            await command.DisposeAsync();
        }

        if (_batch is not null)
        {
            await _batch.DisposeAsync();
        }
    }

    private static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"@p{index}");
}
