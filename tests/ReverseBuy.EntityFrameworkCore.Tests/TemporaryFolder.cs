namespace ReverseBuy.EntityFrameworkCore.Tests;

/// <summary>A folder of a test's own, made when it is first asked for and gone with it: a test that is skipped leaves none.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly Lazy<string> _path = new(static () => Directory.CreateTempSubdirectory("reversebuy-ef-").FullName);

    public string Path => _path.Value;

    public string Data => System.IO.Path.Combine(Path, "data");

    public string Keys => System.IO.Path.Combine(Path, "keys");

    public string TenantFile(TenantId tenant) => System.IO.Path.Combine(Data, "tenants", tenant.Value + ".db");

    /// <summary>
    /// Another folder in which the same databases and keys lie, as for a second process on the same data: the lock that lets one process have a folder does
    /// not see it, the locks of SQLite do.
    /// </summary>
    public TemporaryFolder Sharing()
    {
        var other = new TemporaryFolder();
        Directory.CreateDirectory(other.Data);
        File.CreateSymbolicLink(System.IO.Path.Combine(other.Data, "control.db"), System.IO.Path.Combine(Data, "control.db"));
        Directory.CreateSymbolicLink(System.IO.Path.Combine(other.Data, "tenants"), System.IO.Path.Combine(Data, "tenants"));
        Directory.CreateSymbolicLink(other.Keys, Keys);
        return other;
    }

    public void Dispose()
    {
        if (_path.IsValueCreated)
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
