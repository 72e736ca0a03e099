using System.Globalization;
using Rebus.Activation;
using Rebus.Config;
using Rebus.Config.Outbox;
using Rebus.Logging;
using Rebus.PostgreSql.Outbox;
using System.Text.Json;
using Npgsql;

namespace ReverseBuy.Benchmarks.Publishing;

/// <summary>Rebus with its outbox in PostgreSQL and its transport there, too: it has none for RabbitMQ here. Events are in the outbox; it takes them to the queue.</summary>
internal static class RebusOutbox
{
    private const string Database = "rbbench_rebus";
    private const string Queue = "events";

    private static string ConnectionString => Servers.PostgreSql(Database);

    public static async Task FillAsync(int events)
    {
        await RemoveAsync();
        await Servers.AskAsync("postgres", $"CREATE DATABASE {Database}");
        using (Start())
        {
            // It made its tables.
        }

        var headers = JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["rbs2-msg-id"] = Guid.NewGuid().ToString(),
            ["rbs2-msg-type"] = typeof(PaidEvent).AssemblyQualifiedName!,
            ["rbs2-content-type"] = "application/json;charset=utf-8",
            ["rbs2-senttime"] = DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture),
            ["rbs2-intent"] = "p2p",
        });
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand(
            "INSERT INTO outbox (\"DestinationAddress\", \"Headers\", \"Body\", \"Sent\") SELECT $1, $2, $3, false FROM generate_series(1, $4)");
        command.CommandTimeout = 600;
        command.Parameters.Add(new() { Value = Queue });
        command.Parameters.Add(new() { Value = headers });
        command.Parameters.Add(new() { Value = JsonSerializer.SerializeToUtf8Bytes(PaidEvent.Number(1)) });
        command.Parameters.Add(new() { Value = events });
        await command.ExecuteNonQueryAsync();
        await Servers.AskAsync(Database, "ANALYZE outbox");
    }

    public static async Task EmptyAsync(int events)
    {
        using var bus = Start();
        while ((long)(await Servers.AskAsync(Database, "SELECT count(*) FROM messages"))! < events)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    public static async Task RemoveAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await Servers.AskAsync("postgres", $"DROP DATABASE IF EXISTS {Database} WITH (FORCE)");
    }

    // It receives nothing: only what the outbox does is measured.
    private static BuiltinHandlerActivator Start()
    {
        var activator = new BuiltinHandlerActivator();
        Configure.With(activator)
            .Logging(logging => logging.Console(LogLevel.Warn))
            .Transport(transport => transport.UsePostgreSql(ConnectionString, "messages", Queue))
            .Outbox(outbox => outbox.StoreInPostgreSql(ConnectionString, "outbox"))
            .Options(options => options.SetNumberOfWorkers(0))
            .Start();
        return activator;
    }
}
