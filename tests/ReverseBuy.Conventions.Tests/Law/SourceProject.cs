using System.Reflection;
using System.Xml.Linq;

namespace ReverseBuy.Conventions.Tests.Law;

/// <summary>A project under <c>src</c>: what its file says, and what was compiled from it.</summary>
internal sealed class SourceProject
{
    private readonly XDocument _file;

    private SourceProject(string path)
    {
        Path = path;
        Name = System.IO.Path.GetFileNameWithoutExtension(path);
        _file = XDocument.Load(path);
    }

    public static string RepositoryRoot { get; } = FindRoot();

    public static IReadOnlyList<SourceProject> All { get; } =
    [
        .. Directory.EnumerateFiles(System.IO.Path.Combine(RepositoryRoot, "src"), "*.csproj", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceProject(path)),
    ];

    public string Name { get; }

    public string Path { get; }

    public IEnumerable<string> References =>
        _file.Descendants("ProjectReference")
            .Select(reference => reference.Attribute("Include")!.Value.Replace('\\', '/'))
            .Select(path => System.IO.Path.GetFileNameWithoutExtension(path));

    public string? Readme
    {
        get
        {
            var path = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, "README.md");
            return File.Exists(path) ? File.ReadAllText(path) : null;
        }
    }

    /// <summary>Fails for a project that these tests do not reference: they would not see its types.</summary>
    public Assembly Compiled => Assembly.Load(Name);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "ReverseBuy.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds ReverseBuy.sln.");
    }
}
