using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.EntityFrameworkCore.Sqlite;
using ReverseBuy.Testing.Suites;

namespace ReverseBuy.EntityFrameworkCore.Tests.Control;

public sealed class SqliteTenantLifeTests : TenantLifeSuite
{
    private readonly TemporaryFolder _folder = new();

    // In memory it breaks before each.
    protected override int StepsBetweenBreaks => FullRun.IsAsked ? 1 : 2;

    protected override void Use(IReverseBuyBuilder builder)
    {
        builder.Services.AddDataProtection().SetApplicationName("tests").PersistKeysToFileSystem(new DirectoryInfo(_folder.Keys));
        builder.UseSqlite(options => options.DataFolder = _folder.Data);
    }

    /// <summary>Files by name, and every text of the control database but the list of changes, which says that somebody was removed.</summary>
    protected override async ValueTask<IReadOnlyList<string>> FindTracesAsync(TenantId tenant)
    {
        var traces = Directory.EnumerateFileSystemEntries(_folder.Data, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path).StartsWith(tenant.Value + ".", StringComparison.Ordinal)).ToList();
        await using var control = new SqliteConnection($"Data Source={Path.Combine(_folder.Data, "control.db")};Pooling=False");
        await control.OpenAsync(Token);
        foreach (var (table, column) in new[] { ("tenants", "id"), ("tenant_accounts", "tenant"), ("doorbells", "tenant") })
        {
            await using var ask = control.CreateCommand();
            ask.CommandText = $"SELECT count(*) FROM {table} WHERE {column} = $tenant";
            ask.Parameters.AddWithValue("$tenant", tenant.Value);
            if ((long)(await ask.ExecuteScalarAsync(Token))! > 0)
            {
                traces.Add(table);
            }
        }

        return traces;
    }

    protected override ValueTask OnDisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
