using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ReverseBuy.Benchmarks.Placing;

/// <summary>A database for one way to place orders, made new and dropped afterwards.</summary>
internal sealed class PlacingDatabase : IAsyncDisposable
{
    private const string ServerPort = "REVERSEBUY_POSTGRESQL_PORT";

    /// <summary>How many connections each way may open.</summary>
    public const int Connections = 20;

    private readonly string _name = $"placing_{Guid.NewGuid():N}"[..20];

    private PlacingDatabase(Engine engine) => Engine = engine;

    public Engine Engine { get; }

    /// <summary>A folder for files and keys.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("reversebuy-placing-").FullName;

    /// <summary>The name, of which the names of a host's databases begin.</summary>
    public string Name => _name;

    public string ConnectionString => Engine == Engine.Sqlite
        ? $"Data Source={Path.Combine(Folder, "orders.db")};Pooling=true"
        : Server + $";Database={_name};Max Auto Prepare=60;Maximum Pool Size={Connections}";

    public static string Server => $"Host=127.0.0.1;Port={Environment.GetEnvironmentVariable(ServerPort) ?? "25432"};Username=postgres";

    /// <summary>Makes it, and says on the console how durable it is.</summary>
    public static async Task<PlacingDatabase> MakeAsync(Engine engine)
    {
        if (engine == Engine.PostgreSql)
        {
            await RequireDurableAsync().ConfigureAwait(false);
        }

        return new PlacingDatabase(engine);
    }

    /// <summary>Makes the tables of <see cref="PlainContext"/>.</summary>
    public async Task MakeTablesAsync()
    {
        await using var context = Context();
        await context.Database.EnsureCreatedAsync().ConfigureAwait(false);
        if (Engine == Engine.Sqlite)
        {
            await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL").ConfigureAwait(false);
        }
    }

    public PlainContext Context()
    {
        var options = new DbContextOptionsBuilder<PlainContext>();
        return new PlainContext((Engine == Engine.Sqlite ? options.UseSqlite(ConnectionString) : options.UseNpgsql(ConnectionString)).Options);
    }

    public async Task<DbConnection> OpenAsync()
    {
        DbConnection connection = Engine == Engine.Sqlite ? new SqliteConnection(ConnectionString) : new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync().ConfigureAwait(false);
        if (Engine == Engine.Sqlite)
        {
            await using var pragma = connection.CreateCommand();
            pragma.CommandText = "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000";
            await pragma.ExecuteNonQueryAsync().ConfigureAwait(false);
        }

        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        if (Engine == Engine.PostgreSql)
        {
            NpgsqlConnection.ClearAllPools();
            await using var server = NpgsqlDataSource.Create(Server);
            var names = new List<string>();
            await using (var list = server.CreateCommand("SELECT datname FROM pg_database WHERE starts_with(datname, $1)"))
            {
                list.Parameters.AddWithValue(_name);
                await using var reader = await list.ExecuteReaderAsync().ConfigureAwait(false);
                while (await reader.ReadAsync().ConfigureAwait(false))
                {
                    names.Add(reader.GetString(0));
                }
            }

            foreach (var name in names)
            {
                await using var drop = server.CreateCommand($"DROP DATABASE \"{name}\" WITH (FORCE)");
                await drop.ExecuteNonQueryAsync().ConfigureAwait(false);
            }
        }

        Directory.Delete(Folder, recursive: true);
    }

    private static async Task RequireDurableAsync()
    {
        await using var server = NpgsqlDataSource.Create(Server);
        await using var show = server.CreateCommand("SELECT current_setting('fsync'), current_setting('synchronous_commit'), current_setting('server_version')");
        await using var reader = await show.ExecuteReaderAsync().ConfigureAwait(false);
        await reader.ReadAsync().ConfigureAwait(false);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"// PostgreSQL {reader.GetString(2)}: fsync {reader.GetString(0)}, synchronous_commit {reader.GetString(1)}"));
        if (reader.GetString(0) != "on" || reader.GetString(1) != "on")
        {
            throw new InvalidOperationException(
                $"The server on port {Environment.GetEnvironmentVariable(ServerPort) ?? "25432"} is not durable, so nothing is measured. Start one of its own with "
                + "REVERSEBUY_DURABLE=1 REVERSEBUY_SERVERS=<a new folder> REVERSEBUY_POSTGRESQL_PORT=25433 eng/servers.sh up postgresql, and run this with the same port.");
        }
    }
}
