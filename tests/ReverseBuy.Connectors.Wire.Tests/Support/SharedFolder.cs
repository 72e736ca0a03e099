namespace ReverseBuy.Connectors.Wire.Tests.Support;

/// <summary>Data and keys of two hosts that know nothing of each other: the files lie in one folder, and in another as links.</summary>
internal sealed class SharedFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("reversebuy-wire-").FullName;

    public string First => Path.Combine(_root, "first");

    public string Second => Path.Combine(_root, "second");

    public DirectoryInfo Keys => new(Path.Combine(_root, "keys"));

    /// <summary>Makes the links; the first host has opened its files by then.</summary>
    public void Link()
    {
        Directory.CreateDirectory(Second);
        File.CreateSymbolicLink(Path.Combine(Second, "control.db"), Path.Combine(First, "control.db"));
        Directory.CreateSymbolicLink(Path.Combine(Second, "tenants"), Path.Combine(First, "tenants"));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
