namespace ReverseBuy.Servers;

/// <summary>The repository that these tests were built in.</summary>
internal static class Repository
{
    /// <summary>Where it is.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "ReverseBuy.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
