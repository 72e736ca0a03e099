using Npgsql;
using ReverseBuy.Servers;

[assembly: AssemblyFixture(typeof(RebusBus.Tests.PostgreSqlServer))]

namespace RebusBus.Tests;

/// <summary>The PostgreSQL of these tests, with a database of their own.</summary>
public sealed class PostgreSqlServer : IAsyncLifetime
{
    private readonly TestServer _server = new("postgresql", 25432);
    private readonly string _database = $"rebus_{Guid.NewGuid():N}";

    public string ConnectionString => Connection(_database);

    public async ValueTask InitializeAsync()
    {
        await _server.StartAsync();
        if (_server.Answers)
        {
            await ExecuteAsync($"CREATE DATABASE {_database}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server.Answers)
        {
            await ExecuteAsync($"DROP DATABASE {_database} WITH (FORCE)");
        }
    }

    /// <summary>Skips the test when there is no server and none was required.</summary>
    public void Require() => _server.Require();

    private string Connection(string database) => $"Host=127.0.0.1;Port={_server.Port};Username=postgres;Database={database}";

    private async Task ExecuteAsync(string statement)
    {
        await using var source = NpgsqlDataSource.Create(Connection("postgres"));
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
