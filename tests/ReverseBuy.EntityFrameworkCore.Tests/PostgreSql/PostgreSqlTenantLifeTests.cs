using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ReverseBuy.Testing.Suites;

namespace ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;

public sealed class PostgreSqlTenantLifeTests : TenantLifeSuite
{
    private readonly PostgreSqlSite _site = new();

    public PostgreSqlTenantLifeTests(PostgreSqlServer server)
    {
        server.Require();
    }

    // Each break costs two databases, which are made in a second or so. SQLite breaks at others.
    protected override int StepsBetweenBreaks => FullRun.IsAsked ? 1 : 5;

    protected override void Use(IReverseBuyBuilder builder)
    {
        builder.Services.AddDataProtection().SetApplicationName("tests").PersistKeysToFileSystem(new DirectoryInfo(_site.Keys));
        builder.UsePostgreSql(options =>
        {
            options.ConnectionString = _site.ConnectionString(_site.ControlDatabase);
            options.TenantDatabasePrefix = _site.Prefix;
        });
    }

    /// <summary>Databases by name, and the control database but its list of changes, which says that somebody was removed.</summary>
    protected override async ValueTask<IReadOnlyList<string>> FindTracesAsync(TenantId tenant)
    {
        var traces = (await _site.DatabasesAsync()).Where(name => name == _site.Prefix + tenant.Value).ToList();
        await using var source = NpgsqlDataSource.Create(_site.ConnectionString(_site.ControlDatabase) + ";Pooling=False");
        foreach (var (table, column) in new[] { ("tenants", "id"), ("tenant_accounts", "tenant"), ("doorbells", "tenant") })
        {
            await using var ask = source.CreateCommand($"SELECT count(*) FROM {table} WHERE {column} = $1");
            ask.Parameters.Add(new NpgsqlParameter { Value = tenant.Value });
            if ((long)(await ask.ExecuteScalarAsync(Token))! > 0)
            {
                traces.Add(table);
            }
        }

        return traces;
    }

    protected override ValueTask OnDisposeAsync() => _site.DisposeAsync();
}
