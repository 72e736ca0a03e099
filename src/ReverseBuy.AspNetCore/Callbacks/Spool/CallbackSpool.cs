using System.Globalization;
using Microsoft.Extensions.Logging;
using ReverseBuy.Following;

namespace ReverseBuy.AspNetCore.Callbacks.Spool;

/// <summary>A folder of encrypted callbacks, one file each, named by when they came. A file is there whole or not at all.</summary>
internal sealed class CallbackSpool
{
    private const string Extension = ".callback";
    private const string Unfinished = ".unfinished";

    private readonly DirectoryInfo _folder;
    private readonly SpoolProtection _protection;
    private readonly CallbackOptions _options;
    private readonly IIdGenerator _ids;
    private readonly ILogger<CallbackSpool> _logger;
    private int _count;

    public CallbackSpool(SpoolProtection protection, CallbackOptions options, IIdGenerator ids, ILogger<CallbackSpool> logger)
    {
        (_protection, _options, _ids, _logger) = (protection, options, ids, logger);
        _folder = OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(options.SpoolFolder!)
            : Directory.CreateDirectory(options.SpoolFolder!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _count = ListNames().Count;
    }

    /// <summary>Writes a callback to disk.</summary>
    /// <returns>Whether it is there, also after a power cut; <see langword="false"/> when the spool is full or cannot be written.</returns>
    public async ValueTask<bool> TryAddAsync(AppRegistrationId registration, CallbackRequest request, DateTimeOffset receivedAt, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _count) > _options.MaximumSpooled)
        {
            Interlocked.Decrement(ref _count);
            Log.SpoolFull(_logger);
            return false;
        }

        var name = $"{receivedAt.UtcTicks.ToString("D19", CultureInfo.InvariantCulture)}-{_ids.NewValue():N}{Extension}";
        var encrypted = _protection.Protect(name, new SpooledCallback
        {
            Registration = registration.Value,
            ContentType = request.ContentType,
            Authorization = request.Authorization,
            Body = request.Body.ToArray(),
            ReceivedAt = receivedAt,
        });
        try
        {
            await WriteAsync(PathOf(name), encrypted, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Interlocked.Decrement(ref _count);
            Log.NotSpooled(_logger, exception.GetType().Name);
            return false;
        }
        catch (OperationCanceledException)
        {
            Interlocked.Decrement(ref _count);
            throw;
        }
    }

    /// <summary>The names of all that wait, the oldest first.</summary>
    public IReadOnlyList<string> ListNames() =>
        [.. _folder.EnumerateFiles($"*{Extension}").Select(file => file.Name).Where(name => name.EndsWith(Extension, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>When a callback came, by its file's name: also what cannot be decrypted any more gets too old.</summary>
    public static DateTimeOffset ReceivedAt(string name) =>
        name.IndexOf('-', StringComparison.Ordinal) is > 0 and var end
            && long.TryParse(name.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTimeOffset.MaxValue.UtcTicks
            ? new DateTimeOffset(ticks, TimeSpan.Zero)
            : DateTimeOffset.MinValue;

    /// <summary>Reads a callback; <see langword="null"/> when another process took it, or it cannot be decrypted.</summary>
    public async ValueTask<SpooledCallback?> FindAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return _protection.Unprotect(name, await File.ReadAllBytesAsync(PathOf(name), cancellationToken).ConfigureAwait(false));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    public void Remove(string name)
    {
        File.Delete(PathOf(name));
        Interlocked.Decrement(ref _count);
    }

    private static async ValueTask WriteAsync(string path, byte[] bytes, CancellationToken cancellationToken)
    {
        var unfinished = path + Unfinished;
        try
        {
            var stream = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
            await using (stream.ConfigureAwait(false))
            {
                await stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
                stream.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
