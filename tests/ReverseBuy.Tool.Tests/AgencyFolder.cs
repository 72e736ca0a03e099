using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;
using ReverseBuy.Tool.Host;

namespace ReverseBuy.Tool.Tests;

/// <summary>A host's folder of a test's own, gone with it.</summary>
public sealed class AgencyFolder : IDisposable
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public string Path { get; } = Directory.CreateTempSubdirectory("reversebuy-tool-tests-").FullName;

    public string TenantFile(string tenant) => System.IO.Path.Combine(Path, "data", "tenants", tenant + ".db");

    /// <summary>Opens the host here for a while. Nobody else can meanwhile: a folder belongs to one process.</summary>
    public async Task OpenAsync(Func<IServiceProvider, Task> act)
    {
        using var host = AgencyHost.Build(Path);
        await act(host.Services);
    }

    /// <summary>Takes on tenants.</summary>
    public Task OnboardAsync(params string[] tenants) => OpenAsync(async services =>
    {
        foreach (var tenant in tenants)
        {
            await services.GetRequiredService<ITenants>().OnboardAsync(new TenantId(tenant), $"Agent {tenant}", Token);
        }
    });

    /// <summary>Puts the host's next version in place of this one: all tenants are behind it.</summary>
    public Task UpdateHostAsync() => File.WriteAllTextAsync(AgencyHost.NextVersionFile(Path), string.Empty, Token);

    /// <summary>Executes a statement in a tenant's database.</summary>
    public Task ExecuteAsync(string tenant, string statement) => OpenAsync(async services =>
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={TenantFile(tenant)};Pooling=False");
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync(Token);
    });

    /// <summary>Stores something of a tenant.</summary>
    public Task StoreAsync(string tenant, Func<ITenantUnitOfWork, Task> store) => OpenAsync(async services =>
    {
        await using var unit = await services.GetRequiredService<ITenantStorage>().BeginAsync(new TenantId(tenant), Token);
        await store(unit);
        await unit.CommitAsync(Token);
    });

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
