using Microsoft.Extensions.Logging;

namespace ReverseBuy.EntityFrameworkCore.Sqlite.Databases;

/// <summary>
/// The folder of the databases. It is held by one process, from the first use until disposal, through a lock that ends with the process
/// however it ends.
/// </summary>
internal sealed class DataFolder(SqliteStorageOptions options, ILogger<DataFolder> logger) : IDisposable
{
    private readonly Lock _opening = new();
    private volatile FileStream? _held;
    private string? _path;
    private bool _disposed;

    // Fixed at first use: a later change of the current directory moves nothing.
    public string Path => _path ??= System.IO.Path.GetFullPath(options.DataFolder!);

    public string ControlFile => System.IO.Path.Combine(Path, "control.db");

    private string TenantsFolder => System.IO.Path.Combine(Path, "tenants");

    // A tenant id has no character that could lead out of the folder.
    public string TenantFile(TenantId tenant) => System.IO.Path.Combine(TenantsFolder, tenant.Value + ".db");

    /// <summary>The file of a tenant's database and those that SQLite keeps beside it, in the order in which they may be deleted: a log must not outlive its file, or another file of that name would be given it.</summary>
    public IReadOnlyList<string> FilesOf(TenantId tenant)
    {
        if (tenant == default)
        {
            throw new ArgumentException("A tenant id is needed; the default value names no tenant.", nameof(tenant));
        }

        var file = TenantFile(tenant);
        return [file + "-journal", file + "-wal", file + "-shm", file];
    }

    /// <summary>Takes the folder; repeating it changes nothing.</summary>
    public void Open()
    {
        if (_held is not null)
        {
            return;
        }

        lock (_opening)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_held is not null)
            {
                return;
            }

            options.Validate();
            MakeFolders();
            _held = Hold();
            Log.FolderOpened(logger, Path);
        }
    }

    public void Dispose()
    {
        lock (_opening)
        {
            _disposed = true;
            _held?.Dispose();
            _held = null;
        }
    }

    private void MakeFolders()
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(TenantsFolder);
            }
            else
            {
                // What lies inside is the business of the host's user alone.
                const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
                Directory.CreateDirectory(Path, Own);
                Directory.CreateDirectory(TenantsFolder, Own);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new ReverseBuyException(
                "storage.folder_unusable",
                $"The folder '{Path}' of ReverseBuy:Sqlite:DataFolder cannot be made. Name a folder this process may write.",
                exception);
        }
    }

    private FileStream Hold()
    {
        try
        {
            return new FileStream(System.IO.Path.Combine(Path, "reversebuy.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new ReverseBuyException(
                "storage.folder_unusable",
                $"The folder '{Path}' of ReverseBuy:Sqlite:DataFolder cannot be written. Name a folder this process may write.",
                exception);
        }
        catch (IOException exception)
        {
            throw new ReverseBuyException(
                "storage.folder_in_use",
                $"The folder '{Path}' of ReverseBuy:Sqlite:DataFolder is in use by another host. One process owns a folder: stop the other, or name another folder.",
                exception);
        }
    }
}
