using System.Text.RegularExpressions;

namespace ReverseBuy.Orders.Tests.Workflow;

/// <summary>A mermaid diagram of a section of a page in <c>docs</c>. A box with several names stands for each of them.</summary>
internal static partial class StateDiagram
{
    /// <summary>The edges of a section's diagram, as <c>From --Trigger--> To</c>.</summary>
    public static IEnumerable<string> EdgesOf(string page, string section)
    {
        var text = File.ReadAllText(Path.Combine(FindRoot(), "docs", page)).ReplaceLineEndings("\n");
        var match = Regex.Match(text, $@"^### {section}\n.*?^```mermaid\n(?<diagram>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline);
        Assert.True(match.Success, $"docs/{page} has no diagram of section '{section}'.");
        return Read(match.Groups["diagram"].Value);
    }

    public static IEnumerable<string> Read(string diagram)
    {
        var members = Groups().Matches(diagram).ToDictionary(
            group => group.Groups["name"].Value,
            group => group.Groups["members"].Value.Split(", "));
        IEnumerable<string> Each(string state) => members.TryGetValue(state, out var inner) ? inner : [state];
        return Edges().Matches(diagram)
            .SelectMany(edge => edge.Groups["triggers"].Value.Split(", ").SelectMany(trigger => Each(edge.Groups["from"].Value)
                .SelectMany(from => Each(edge.Groups["to"].Value).Select(to => $"{from} --{trigger.TrimEnd('*')}--> {to}"))))
            .Distinct(StringComparer.Ordinal);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ReverseBuy.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds ReverseBuy.sln.");
    }

    [GeneratedRegex("""^\s*state "(?<members>[^"]*)" as (?<name>\w+)$""", RegexOptions.Multiline)]
    private static partial Regex Groups();

    [GeneratedRegex(@"^\s*(?<from>\w+) --> (?<to>\w+): (?<triggers>.+)$", RegexOptions.Multiline)]
    private static partial Regex Edges();
}
