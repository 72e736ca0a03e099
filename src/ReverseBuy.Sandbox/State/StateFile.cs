using System.Text.Json;

namespace ReverseBuy.Sandbox.State;

/// <summary>Keeps the state in one file, replaced whole, so that a killed process leaves the old or the new one.</summary>
internal sealed class StateFile(string path)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

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
}
