using System.Globalization;
using Npgsql;
using RabbitMQ.Client;

namespace ReverseBuy.Benchmarks.Publishing;

/// <summary>The servers that eng/servers.sh starts, on its ports.</summary>
internal static class Servers
{
    public static ushort RabbitMQPort { get; } = ushort.Parse(Environment.GetEnvironmentVariable("REVERSEBUY_RABBITMQ_PORT") ?? "25672", CultureInfo.InvariantCulture);

    public static string RabbitMQ { get; } = $"amqp://guest:guest@127.0.0.1:{RabbitMQPort}/";

    public static string PostgreSql(string database) =>
        $"Host=127.0.0.1;Port={Environment.GetEnvironmentVariable("REVERSEBUY_POSTGRESQL_PORT") ?? "25432"};Username=postgres;Database={database}";

    public static Task<IConnection> ConnectAsync() => new ConnectionFactory { Uri = new Uri(RabbitMQ) }.CreateConnectionAsync();

    public static async Task<object?> AskAsync(string database, string statement)
    {
        await using var source = NpgsqlDataSource.Create(PostgreSql(database));
        await using var command = source.CreateCommand(statement);
        command.CommandTimeout = 600;
        return await command.ExecuteScalarAsync();
    }
}
