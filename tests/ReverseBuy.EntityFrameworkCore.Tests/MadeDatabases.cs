using System.Collections.Concurrent;

namespace ReverseBuy.EntityFrameworkCore.Tests;

/// <summary>Empty databases of tenants, made once and copied for each test that wants one: going through all migrations takes longer than most tests do.</summary>
internal static class MadeDatabases
{
    private static readonly ConcurrentDictionary<TenantId, Lazy<Task<byte[]>>> Made = new();

    /// <summary>Puts a tenant's database in a file, as preparing it would.</summary>
    public static async Task CopyAsync(TenantId tenant, string file)
    {
        var database = await Made.GetOrAdd(tenant, static tenant => new Lazy<Task<byte[]>>(() => MakeAsync(tenant))).Value;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllBytesAsync(file, database);
    }

    private static async Task<byte[]> MakeAsync(TenantId tenant)
    {
        using var folder = new TemporaryFolder();
        await using (var host = new SqliteHost(folder))
        {
            await host.TenantDatabase.PrepareAsync(tenant, CancellationToken.None);
        }

        return await File.ReadAllBytesAsync(folder.TenantFile(tenant));
    }
}
