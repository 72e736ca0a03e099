namespace Lantern.Tests;

/// <summary>A fifth marketplace is one folder and one line: no other file of the project knows of it, but the solution and the page that tells of it.</summary>
public sealed class OneFolderTests
{
    private static readonly string[] s_folders = ["src", "tests", "samples", "benchmarks"];

    // Lanterns are sold elsewhere too.
    private static readonly string[] s_names = ["LanternMarketplace", "AddLantern", "Lantern.", "CustomConnector", "\"lantern\""];

    [Fact]
    public void Nothing_outside_this_folder_knows_of_the_marketplace()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "ReverseBuy.sln")))
        {
            root = root.Parent;
        }

        Assert.NotNull(root);
        var knowing = s_folders
            .Select(folder => Path.Combine(root.FullName, folder))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".csproj" or ".props" or ".targets" or ".json")
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}CustomConnector{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file) is var text && s_names.Any(name => text.Contains(name, StringComparison.Ordinal)))
            .Select(file => Path.GetRelativePath(root.FullName, file));
        Assert.Empty(knowing);
    }
}
