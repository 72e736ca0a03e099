using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ReverseBuy.Servers;
using StackExchange.Redis;

namespace ReverseBuy.Leaks.Tests.Hosting;

/// <summary>A place of one hunt's own on an engine: a folder, databases and keys, all gone in the end.</summary>
internal sealed class EngineSite(Engine engine) : IAsyncDisposable
{
    public static readonly TestServer PostgreSql = new("postgresql", 25432);
    public static readonly TestServer Redis = new("redis", 26379);

    private readonly string _prefix = $"leaks{Guid.NewGuid().ToString("N")[..8]}_";

    public string Folder { get; } = Directory.CreateTempSubdirectory("reversebuy-leaks-").FullName;

    private static string Server => $"Host=127.0.0.1;Port={PostgreSql.Port};Username=postgres";

    public void Use(IReverseBuyBuilder builder)
    {
        switch (engine)
        {
            case Engine.Sqlite:
                builder.UseSqlite(options => options.DataFolder = Folder);
                break;
            case Engine.PostgreSql:
                builder.UsePostgreSql(options =>
                {
                    options.ConnectionString = $"{Server};Database={_prefix}control";
                    options.TenantDatabasePrefix = _prefix;
                    options.AutomaticMigration = true;
                    options.ConnectionsPerTenant = 2;
                });
                break;
            case Engine.Redis:
                builder.UseInMemory();
                builder.UseRedis($"127.0.0.1:{Redis.Port}", options => (options.KeyPrefix, options.KeepLeases) = (_prefix, true));
                break;
            default:
                builder.UseInMemory();
                break;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (engine == Engine.PostgreSql)
        {
            await DropAsync();
        }

        if (engine == Engine.Redis)
        {
            await using var connection = await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{Redis.Port}");
            await foreach (var key in connection.GetServers()[0].KeysAsync(pattern: $"{_prefix}*"))
            {
                await connection.GetDatabase().KeyDeleteAsync(key);
            }
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task DropAsync()
    {
        await using var source = NpgsqlDataSource.Create($"{Server};Database=postgres;Pooling=False");
        var names = new List<string>();
        await using (var ask = source.CreateCommand("SELECT datname FROM pg_database WHERE starts_with(datname, $1)"))
        {
            ask.Parameters.Add(new NpgsqlParameter { Value = _prefix });
            await using var reader = await ask.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                names.Add(reader.GetString(0));
            }
        }

        foreach (var name in names)
        {
            await using var drop = source.CreateCommand($"DROP DATABASE \"{name}\" WITH (FORCE)");
            await drop.ExecuteNonQueryAsync();
        }
    }
}
