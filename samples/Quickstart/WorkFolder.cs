namespace Quickstart;

/// <summary>The folder that was asked for; else one of its own, which is deleted in the end.</summary>
internal sealed class WorkFolder(string? kept) : IDisposable
{
    public string Path { get; } = kept ?? Directory.CreateTempSubdirectory("reversebuy-quickstart-").FullName;

    public void Dispose()
    {
        if (kept is null)
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
