using System.Text;

namespace ReverseBuy.Testing;

/// <summary>A folder whose files have one tenant each: by the marks in their path and content.</summary>
internal sealed class WatchedFolder(LeakRecorder recorder, string folder, bool afterEachStep, Func<string, bool>? isShared)
{
    private readonly Dictionary<string, (DateTime WrittenAt, long Length)> _known = new(StringComparer.Ordinal);

    public bool AfterEachStep => afterEachStep;

    /// <summary>Looks at what has changed since it last looked.</summary>
    public void Look()
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(folder, file.FullName);
            var state = (file.LastWriteTimeUtc, file.Length);
            if (isShared?.Invoke(path) == true || (_known.TryGetValue(path, out var known) && known == state))
            {
                continue;
            }

            _known[path] = state;
            var text = $"{path} {Encoding.Latin1.GetString(Read(file.FullName))}";
            recorder.Look(LeakChannel.File, path, text);
            if (recorder.OwnerOf(text) is { } owner)
            {
                recorder.Take(LeakChannel.File, path, owner);
            }
        }
    }

    // It may be open, as databases are; gone again; or locked, and then nobody else reads it either.
    private static byte[] Read(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            file.CopyTo(copy);
            return copy.ToArray();
        }
        catch (IOException)
        {
            return [];
        }
    }
}
