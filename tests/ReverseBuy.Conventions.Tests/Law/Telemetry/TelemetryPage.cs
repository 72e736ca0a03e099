using System.Text.RegularExpressions;

namespace ReverseBuy.Conventions.Tests.Law.Telemetry;

/// <summary>What <c>docs/telemetry.md</c> says: tables of instruments under <c>Meters</c>, and of spans under <c>Activity sources</c>, with the tags of each in the last column.</summary>
internal sealed partial class TelemetryPage
{
    public const string Meters = "Meters";
    public const string Sources = "Activity sources";

    private readonly Dictionary<TelemetryRow, IReadOnlySet<string>> _instruments = [];
    private readonly Dictionary<TelemetryRow, IReadOnlySet<string>> _spans = [];

    public IReadOnlyDictionary<TelemetryRow, IReadOnlySet<string>> Instruments => _instruments;

    public IReadOnlyDictionary<TelemetryRow, IReadOnlySet<string>> Spans => _spans;

    public static TelemetryPage Parse(string text)
    {
        var page = new TelemetryPage();
        var (chapter, section) = (string.Empty, string.Empty);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                (chapter, section) = (line[3..], string.Empty);
            }
            else if (line.StartsWith("### ", StringComparison.Ordinal))
            {
                section = line[4..].Trim('`');
            }
            else if (line.StartsWith("| `", StringComparison.Ordinal))
            {
                page.Add(chapter, section, [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())]);
            }
        }

        return page;
    }

    private void Add(string chapter, string section, string[] cells)
    {
        var tags = Tags().Matches(cells[^1]).Select(match => match.Groups["tag"].Value).ToHashSet(StringComparer.Ordinal);
        if (chapter == Meters)
        {
            _instruments.Add(new TelemetryRow(section, cells[0].Trim('`'), cells[1], cells[2].Trim('`')), tags);
        }
        else if (chapter == Sources)
        {
            _spans.Add(new TelemetryRow(section, cells[0].Trim('`'), cells[1], string.Empty), tags);
        }
    }

    [GeneratedRegex("`(?<tag>reversebuy[a-z_.]+)`")]
    private static partial Regex Tags();
}
