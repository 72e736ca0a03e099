namespace ReverseBuy.EntityFrameworkCore.Tests;

/// <summary>A folder of a test's own, gone with it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("reversebuy-ef-").FullName;

    public string Data => System.IO.Path.Combine(Path, "data");

    public string Keys => System.IO.Path.Combine(Path, "keys");

    public string TenantFile(TenantId tenant) => System.IO.Path.Combine(Data, "tenants", tenant.Value + ".db");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
