using Npgsql;

namespace ReverseBuy.OrderLoad.Measuring;

/// <summary>The server itself: how durable it says it is, and its databases.</summary>
internal sealed class Server(LoadSettings settings) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(settings.PostgreSql + ";Database=postgres");

    public async Task<string> DurabilityAsync()
    {
        await using var show = _source.CreateCommand(
            "SELECT format('PostgreSQL %s, fsync %s, synchronous_commit %s', current_setting('server_version'), current_setting('fsync'), current_setting('synchronous_commit'))");
        return (string)(await show.ExecuteScalarAsync())!;
    }

    /// <summary>Drops the databases of a prefix.</summary>
    public async Task DropAsync(string prefix)
    {
        var names = new List<string>();
        await using (var list = _source.CreateCommand("SELECT datname FROM pg_database WHERE starts_with(datname, $1)"))
        {
            list.Parameters.Add(new NpgsqlParameter { Value = prefix });
            await using var reader = await list.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                names.Add(reader.GetString(0));
            }
        }

        foreach (var name in names)
        {
            await using var drop = _source.CreateCommand($"DROP DATABASE \"{name}\" WITH (FORCE)");
            await drop.ExecuteNonQueryAsync();
        }
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
