namespace ReverseBuy.Quickstart.Tests.Support;

/// <summary>A folder of a test's own, gone with it. The samples it starts take it for the current directory.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Directory.CreateDirectory(Scratch);

    public string Path { get; } = Directory.CreateTempSubdirectory("reversebuy-quickstart-tests-").FullName;

    /// <summary>What is given with <c>--data</c>.</summary>
    public string Data => System.IO.Path.Combine(Path, "kept");

    /// <summary>Where the samples put what is temporary.</summary>
    public string Scratch => System.IO.Path.Combine(Path, "scratch");

    public string SandboxState => System.IO.Path.Combine(Path, "sandbox-state.json");

    public string TenantFile(string tenant) => System.IO.Path.Combine(Data, "data", "tenants", tenant + ".db");

    /// <summary>Every file, and every folder that holds none, that a sample left here.</summary>
    public IEnumerable<string> Remains() => Directory
        .EnumerateFileSystemEntries(Path, "*", SearchOption.AllDirectories)
        .Where(entry => entry != Scratch);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
