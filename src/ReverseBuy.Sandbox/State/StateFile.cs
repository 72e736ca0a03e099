using System.Text.Json;

namespace ReverseBuy.Sandbox.State;

/// <summary>
/// Keeps the state in one file, replaced whole, so that a killed process leaves the old or the new one. A lock beside it, which ends with the
/// process however it ends, keeps a second sandbox from writing over the first one's orders.
/// </summary>
internal sealed class StateFile(string path) : IDisposable
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly FileStream _held = Hold(path);

    public SandboxState Read()
    {
        if (!File.Exists(path))
        {
            return new SandboxState();
        }

        try
        {
            return JsonSerializer.Deserialize<SandboxState>(File.ReadAllBytes(path), Format) ?? new SandboxState();
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException(
                $"The sandbox state file '{path}' cannot be read. Delete it to start afresh, or name another.", exception);
        }
    }

    public void Write(SandboxState state)
    {
        var temporary = path + ".tmp";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            JsonSerializer.Serialize(stream, state, Format);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    public void Dispose() => _held.Dispose();

    private static FileStream Hold(string path)
    {
        try
        {
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception is not (DirectoryNotFoundException or PathTooLongException))
        {
            throw new IOException($"The sandbox state file '{path}' is in use by another sandbox. Stop that one, or name another file.", exception);
        }
    }
}
