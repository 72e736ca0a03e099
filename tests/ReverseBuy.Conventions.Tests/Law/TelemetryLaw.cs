using System.Text.RegularExpressions;

namespace ReverseBuy.Conventions.Tests.Law;

/// <summary>Who runs the SDK finds every instrument and span, and every source's name, in <c>docs/telemetry.md</c>; and nothing there that is not measured.</summary>
internal static partial class TelemetryLaw
{
    /// <summary>The names of instruments and spans that source text creates.</summary>
    public static IEnumerable<string> NamesIn(string source) => Creations().Matches(source).Select(match => match.Groups["name"].Value);

    public static IEnumerable<string> Violations(IReadOnlyCollection<string> created, IEnumerable<string> sources, string page)
    {
        var listed = Rows().Matches(page).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. created.Where(name => !listed.Contains(name)).Select(name => $"docs/telemetry.md does not list '{name}'."),
            .. listed.Where(name => !created.Contains(name)).Select(name => $"docs/telemetry.md lists '{name}', which nothing creates."),
            .. sources.Where(name => !page.Contains($"### `{name}`", StringComparison.Ordinal)).Select(name => $"docs/telemetry.md has no section '{name}'."),
        ];
    }

    [GeneratedRegex("""(Create(Counter|UpDownCounter|Histogram|Gauge|Observable\w+)<\w+>|StartActivity)\(\s*"(?<name>[^"]+)""")]
    private static partial Regex Creations();

    [GeneratedRegex(@"^\| `(?<name>[^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
