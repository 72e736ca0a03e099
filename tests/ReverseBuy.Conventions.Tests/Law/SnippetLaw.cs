namespace ReverseBuy.Conventions.Tests.Law;

/// <summary>
/// What a reader copies from a page must compile: each <c>csharp</c> block is found, word for word, in a source file that is compiled. Only the
/// indentation that all its lines share may differ.
/// </summary>
internal static class SnippetLaw
{
    private const string Fence = "```";

    public static IEnumerable<string> Violations(string name, string page, IReadOnlyCollection<string> sources)
    {
        var compiled = sources.Select(LinesOf).ToList();
        return BlocksIn(page)
            .Where(block => !compiled.Exists(lines => Contains(lines, block)))
            .Select(block => $"{name} shows code that no file of docs/snippets or samples holds word for word, beginning with '{block[0].Trim()}'.");
    }

    /// <summary>The lines of each block, without the indentation they share and without empty lines around them.</summary>
    public static IEnumerable<IReadOnlyList<string>> BlocksIn(string page)
    {
        List<string>? block = null;
        foreach (var line in LinesOf(page))
        {
            var trimmed = line.Trim();
            if (block is null)
            {
                block = trimmed is Fence + "csharp" or Fence + "cs" or Fence + "c#" ? [] : null;
            }
            else if (trimmed != Fence)
            {
                block.Add(line);
            }
            else
            {
                if (WithoutEmptyEnds(block) is { Count: > 0 } full)
                {
                    yield return WithoutSharedIndentation(full);
                }

                block = null;
            }
        }
    }

    private static bool Contains(string[] lines, IReadOnlyList<string> block)
    {
        for (var start = 0; start + block.Count <= lines.Length; start++)
        {
            if (lines[start].EndsWith(block[0], StringComparison.Ordinal)
                && WithoutSharedIndentation(lines[start..(start + block.Count)]).SequenceEqual(block, StringComparer.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static string[] LinesOf(string text) => [.. text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())];

    private static List<string> WithoutEmptyEnds(List<string> lines)
    {
        var first = lines.FindIndex(line => line.Length > 0);
        return first < 0 ? [] : lines[first..(lines.FindLastIndex(line => line.Length > 0) + 1)];
    }

    private static List<string> WithoutSharedIndentation(IReadOnlyList<string> lines)
    {
        var shared = lines.Where(line => line.Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        return [.. lines.Select(line => line.Length == 0 ? line : line[shared..])];
    }
}
