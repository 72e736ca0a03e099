using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ReverseBuy.Migrations.Sites;

/// <summary>A server's databases of one prefix.</summary>
internal sealed class PostgreSqlSite(string server, string prefix, bool isCopied) : IDatabaseSite
{
    public string Engine => "PostgreSQL";

    public void Use(IReverseBuyBuilder builder, Action<DbContextOptionsBuilder>? nextVersion) => builder.UsePostgreSql(options =>
    {
        options.ConnectionString = $"{server};Database={prefix}control";
        options.TenantDatabasePrefix = prefix;
        options.TenantTemplate = isCopied;
        options.NextVersion = nextVersion;
    });

    public Task ExecuteAsync(TenantId tenant, string statement) => ExecuteAsync(prefix + tenant.Value, statement);

    public async Task<string> DescribeAsync() =>
        $"PostgreSQL {await AskAsync("SHOW server_version")}, fsync {await AskAsync("SHOW fsync")}, synchronous_commit {await AskAsync("SHOW synchronous_commit")}, {(isCopied ? "copies of a prepared database" : "each migrated")}";

    public async ValueTask DisposeAsync()
    {
        foreach (var name in (await AskAsync($"SELECT coalesce(string_agg(datname, ','), '') FROM pg_database WHERE starts_with(datname, '{prefix}')")).Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            await ExecuteAsync("postgres", $"DROP DATABASE \"{name}\" WITH (FORCE)");
        }
    }

    private async Task ExecuteAsync(string database, string statement)
    {
        await using var connection = await OpenAsync(database);
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<string> AskAsync(string question)
    {
        await using var connection = await OpenAsync("postgres");
        await using var command = new NpgsqlCommand(question, connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private async Task<NpgsqlConnection> OpenAsync(string database)
    {
        var connection = new NpgsqlConnection($"{server};Database={database};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }
}
