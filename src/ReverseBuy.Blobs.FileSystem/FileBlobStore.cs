using System.Globalization;
using System.Runtime.CompilerServices;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Blobs.FileSystem;

/// <summary>Keeps each blob as a file. Thread-safe, also over processes.</summary>
/// <param name="folder">The folder, as a full path.</param>
internal sealed class FileBlobStore(string folder) : IBlobStore, ITenantData
{
    private const int BufferSize = 81_920;

    public string Place => "photo files";

    public bool IsInMemory => false;

    public async ValueTask WriteAsync(TenantId tenant, BlobId id, Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        var path = PathOf(tenant, id);
        if (File.Exists(path))
        {
            throw new ConcurrencyException($"Blob {id}");
        }

        MakeFolder(Path.GetDirectoryName(path)!);

        // Under its name there is only ever a whole blob: it is written beside, and named when it is on the disk.
        var unfinished = path + ".part";
        try
        {
            var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize, FileOptions.Asynchronous);
            await using (file.ConfigureAwait(false))
            {
                await content.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
                file.Flush(flushToDisk: true);
            }
        }
        catch (IOException exception) when (IsTaken(exception))
        {
            throw new ConcurrencyException($"Blob {id}", exception);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }

        Name(unfinished, path, id);
    }

    public ValueTask<Stream?> OpenAsync(TenantId tenant, BlobId id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            // Deleting it meanwhile is allowed; who reads it has it to the end.
            return ValueTask.FromResult<Stream?>(new FileStream(
                PathOf(tenant, id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize, FileOptions.Asynchronous));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return ValueTask.FromResult<Stream?>(null);
        }
    }

    public ValueTask<bool> DeleteAsync(TenantId tenant, BlobId id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var path = PathOf(tenant, id);
        var isThere = File.Exists(path);
        if (isThere)
        {
            File.Delete(path);
        }

        return ValueTask.FromResult(isThere);
    }

    public async IAsyncEnumerable<BlobId> ListAsync(TenantId tenant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in Files(tenant))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Guid.TryParseExact(Path.GetFileName(file), "N", out var id))
            {
                yield return new BlobId(id);
            }
        }

        await ValueTask.CompletedTask.ConfigureAwait(false);
    }

    /// <summary>The tenant's folder, if there is one, with all that lies in it, also what was never finished.</summary>
    ValueTask<IReadOnlyList<string>> ITenantData.ListAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var path = FolderOf(tenant);
        return ValueTask.FromResult<IReadOnlyList<string>>(
            Directory.Exists(path) ? [string.Create(CultureInfo.InvariantCulture, $"folder {path} with {Files(tenant).Count()} files")] : []);
    }

    ValueTask ITenantData.DeleteAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            Directory.Delete(FolderOf(tenant), recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // It has no photos, or none any more.
        }

        return ValueTask.CompletedTask;
    }

    private static void Name(string unfinished, string path, BlobId id)
    {
        try
        {
            File.Move(unfinished, path, overwrite: false);
        }
        catch (IOException exception) when (File.Exists(path))
        {
            File.Delete(unfinished);
            throw new ConcurrencyException($"Blob {id}", exception);
        }
    }

    // Another write of the same id is under way, or was broken off by a crash: ids are never given out twice, so that one is not ours either.
    private static bool IsTaken(IOException exception) => exception.HResult is unchecked((int)0x80070050) or 17;

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            // What lies inside is the business of the host's user alone.
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private IEnumerable<string> Files(TenantId tenant)
    {
        var path = FolderOf(tenant);
        return Directory.Exists(path) ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories) : [];
    }

    // The default id has no text: its folder would be everybody's.
    private string FolderOf(TenantId tenant) => tenant == default
        ? throw new ArgumentException("A tenant id is needed; the default value names no tenant.", nameof(tenant))
        : Path.Combine(folder, tenant.Value);

    // Neither a tenant id nor a blob id has a character that could lead out of the folder. Two digits share a folder: none gets too full.
    private string PathOf(TenantId tenant, BlobId id)
    {
        var name = id.ToString();
        return Path.Combine(FolderOf(tenant), name[^2..], name);
    }
}
