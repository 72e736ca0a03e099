namespace ReverseBuy.Conventions.Tests.Law;

/// <summary>Who finds a package in a gallery must read there what it is and how to install it.</summary>
internal static class ReadmeLaw
{
    public static IEnumerable<string> Violations(string package, string? readme)
    {
        if (readme is null)
        {
            return [$"{package} has no README.md beside its project file."];
        }

        string[] needed = [$"# {package}\n", $"dotnet add package {package}\n"];
        return needed
            .Where(line => !readme.ReplaceLineEndings("\n").Contains(line, StringComparison.Ordinal))
            .Select(line => $"The README.md of {package} lacks the line '{line.TrimEnd()}'.");
    }
}
