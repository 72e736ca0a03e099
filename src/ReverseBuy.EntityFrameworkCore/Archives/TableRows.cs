using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ReverseBuy.EntityFrameworkCore.Archives;

/// <summary>Reads and writes whole rows, as the engine keeps them.</summary>
internal static class TableRows
{
    public static async IAsyncEnumerable<object?[]> ReadAsync(DbContext context, ArchiveTable table, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var command = await CommandAsync(context, table.Select, cancellationToken).ConfigureAwait(false);
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    var row = new object?[table.Columns.Count];
                    for (var index = 0; index < row.Length; index++)
                    {
                        row[index] = table.Columns[index].Read(reader, index);
                    }

                    yield return row;
                }
            }
        }
    }

    /// <summary>Prepares to add rows to a table; the caller disposes it.</summary>
    public static ValueTask<DbCommand> BeginInsertAsync(DbContext context, ArchiveTable table, CancellationToken cancellationToken) =>
        PrepareAsync(context, table.Insert, table.Columns.Count, cancellationToken);

    /// <summary>Prepares what is run for row after row, with so many values each; the caller disposes it.</summary>
    public static async ValueTask<DbCommand> PrepareAsync(DbContext context, string text, int values, CancellationToken cancellationToken)
    {
        var command = await CommandAsync(context, text, cancellationToken).ConfigureAwait(false);
        for (var index = 0; index < values; index++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = ArchiveTable.ParameterOf(index);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <summary>Runs what was prepared with the values of one row, and tells how many rows it changed.</summary>
    public static async ValueTask<int> RunAsync(DbCommand command, object?[] row, CancellationToken cancellationToken)
    {
        for (var index = 0; index < row.Length; index++)
        {
            command.Parameters[index].Value = row[index] ?? DBNull.Value;
        }

        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<DbCommand> CommandAsync(DbContext context, string text, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = text;
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }
}
