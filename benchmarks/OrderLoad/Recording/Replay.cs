using System.Diagnostics;
using Npgsql;

namespace ReverseBuy.OrderLoad.Recording;

/// <summary>Sends what was recorded once more, with nothing but Npgsql: each database's transactions one after the other on one connection, all databases at once.</summary>
internal static class Replay
{
    /// <summary>Replays.</summary>
    /// <param name="server">The server.</param>
    /// <param name="transactions">What was recorded.</param>
    /// <param name="rename">Tells in which database to replay what was recorded in another one; of the same schema, and as empty as that one was.</param>
    public static async Task<ReplayResult> RunAsync(string server, IEnumerable<RecordedTransaction> transactions, Func<string, string> rename)
    {
        var databases = transactions.GroupBy(transaction => transaction.Database, StringComparer.Ordinal).Select(group => (Name: group.Key, Transactions: group.ToList())).ToList();
        var started = Stopwatch.GetTimestamp();
        var results = await Task.WhenAll(databases.Select(database => Task.Run(() => RunAsync($"{server};Database={rename(database.Name)};Max Auto Prepare=150", database.Transactions))));
        return new ReplayResult(Stopwatch.GetElapsedTime(started), results.Sum(result => result.Statements), results.Sum(result => result.Failures));
    }

    private static async Task<(int Statements, int Failures)> RunAsync(string connectionString, List<RecordedTransaction> transactions)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var connection = await source.OpenConnectionAsync();
        var (statements, failures) = (0, 0);
        foreach (var recorded in transactions)
        {
            await using var transaction = recorded.Ending == Ending.None ? null : await connection.BeginTransactionAsync();
            try
            {
                foreach (var trip in recorded.Trips)
                {
                    await SendAsync(connection, trip);
                    statements += trip.Statements.Count;
                }

                if (recorded.Ending == Ending.Committed)
                {
                    await transaction!.CommitAsync();
                }
            }
            catch (PostgresException)
            {
                // Told in the table: few, or the comparison is worth nothing.
                failures++;
            }
        }

        return (statements, failures);
    }

    private static async Task SendAsync(NpgsqlConnection connection, Trip trip)
    {
        // Entity Framework puts several statements into one command, which a batch would not take.
        if (trip.Statements is [var (single, given)])
        {
            await using var only = new NpgsqlCommand(single, connection);
            only.Parameters.AddRange(given.ToArray());
            await ReadAllAsync(await only.ExecuteReaderAsync());
            return;
        }

        await using var batch = connection.CreateBatch();
        foreach (var (text, parameters) in trip.Statements)
        {
            var command = new NpgsqlBatchCommand(text);
            command.Parameters.AddRange(parameters.ToArray());
            batch.BatchCommands.Add(command);
        }

        await ReadAllAsync(await batch.ExecuteReaderAsync());
    }

    // What is answered is read, as it was.
    private static async Task ReadAllAsync(NpgsqlDataReader reader)
    {
        await using (reader)
        {
            do
            {
                while (await reader.ReadAsync())
                {
                    for (var column = 0; column < reader.FieldCount; column++)
                    {
                        _ = reader.IsDBNull(column);
                    }
                }
            }
            while (await reader.NextResultAsync());
        }
    }
}
