using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ReverseBuy.Migrations.Sites;

/// <summary>The files of one folder.</summary>
internal sealed class SqliteSite : IDatabaseSite
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reversebuy-migrations-");

    public string Engine => "SQLite";

    public void Use(IReverseBuyBuilder builder, Action<DbContextOptionsBuilder>? nextVersion) => builder.UseSqlite(options =>
    {
        options.DataFolder = _folder.FullName;
        options.AutomaticMigration = false;
        options.NextVersion = nextVersion;
    });

    public async Task ExecuteAsync(TenantId tenant, string statement)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.FullName, "tenants", tenant.Value + ".db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync();
    }

    public Task<string> DescribeAsync() => Task.FromResult("SQLite, write-ahead log, synchronous FULL");

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
