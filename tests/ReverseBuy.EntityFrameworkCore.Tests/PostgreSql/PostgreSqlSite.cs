using Npgsql;

namespace ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;

/// <summary>A test's own databases on the server, by their prefix; dropped in the end.</summary>
public sealed class PostgreSqlSite : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<Func<Task>> _ends = [];

    /// <summary>What all names begin with.</summary>
    public string Prefix { get; } = $"t{Guid.NewGuid().ToString("N")[..12]}_";

    /// <summary>Its own, unless the test shares that of the databases it is lent.</summary>
    public string ControlDatabase => SharedControlDatabase ?? Prefix + "control";

    public string? SharedControlDatabase { get; init; }

    public string Keys => _folder.Keys;

    public string ConnectionString(string database) => $"{PostgreSqlServer.ConnectionString};Database={database}";

    public string TenantConnectionString(TenantId tenant) => ConnectionString(Prefix + tenant.Value);

    public async Task<IReadOnlyList<string>> DatabasesAsync()
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString("postgres") + ";Pooling=False");
        await using var ask = source.CreateCommand("SELECT datname FROM pg_database WHERE starts_with(datname, $1) ORDER BY datname");
        ask.Parameters.Add(new NpgsqlParameter { Value = Prefix });
        await using var reader = await ask.ExecuteReaderAsync(CancellationToken.None);
        var names = new List<string>();
        while (await reader.ReadAsync(CancellationToken.None))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    public async Task ExecuteAsync(string statement, string database = "postgres")
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString(database) + ";Pooling=False");
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>Creates tenants' databases. One is migrated, the others are copies of it that are told whose they are: migrating 50 takes a minute.</summary>
    public async Task CreateDatabasesAsync(params IReadOnlyList<TenantId> tenants)
    {
        await using (var first = new PostgreSqlHost(this))
        {
            await first.TenantDatabase.PrepareAsync(tenants[0], CancellationToken.None);
        }

        foreach (var tenant in tenants.Skip(1))
        {
            await ExecuteAsync($"CREATE DATABASE \"{Prefix}{tenant}\" TEMPLATE \"{Prefix}{tenants[0]}\" STRATEGY file_copy");
            await ExecuteAsync($"UPDATE database_owner SET tenant = '{tenant}'", Prefix + tenant.Value);
        }
    }

    /// <summary>Has something done before what is left is dropped.</summary>
    public void AtEnd(Func<Task> end) => _ends.Add(end);

    public async ValueTask DisposeAsync()
    {
        foreach (var end in _ends)
        {
            await end();
        }

        foreach (var database in await DatabasesAsync())
        {
            await ExecuteAsync($"DROP DATABASE \"{database}\" WITH (FORCE)");
        }

        _folder.Dispose();
    }
}
