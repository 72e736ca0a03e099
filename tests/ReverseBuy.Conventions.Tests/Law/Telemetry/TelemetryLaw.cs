namespace ReverseBuy.Conventions.Tests.Law.Telemetry;

/// <summary>Who runs the SDK finds every instrument and span, with its kind, unit and tags, in <c>docs/telemetry.md</c>; and nothing there that is not measured.</summary>
internal static class TelemetryLaw
{
    public static IEnumerable<string> Violations(TelemetryCode code, TelemetryPage page) =>
    [
        .. Differences(code.Instruments, page.Instruments.Keys),
        .. Differences(code.Spans, page.Spans.Keys),
        .. TagDifferences(code.Tags, page),
    ];

    private static IEnumerable<string> Differences(IEnumerable<TelemetryRow> made, IEnumerable<TelemetryRow> listed)
    {
        var (code, page) = (made.ToHashSet(), listed.ToHashSet());
        return
        [
            .. code.Except(page).Select(row => $"docs/telemetry.md does not list {row}.").Order(StringComparer.Ordinal),
            .. page.Except(code).Select(row => $"docs/telemetry.md lists {row}, which nothing creates.").Order(StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<string> TagDifferences(IReadOnlyDictionary<string, IReadOnlySet<string>> given, TelemetryPage page)
    {
        var listed = page.Instruments.Concat(page.Spans)
            .GroupBy(row => row.Key.Section, StringComparer.Ordinal)
            .ToDictionary(section => section.Key, section => section.SelectMany(row => row.Value).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var (section, tags) in given.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var known = listed.GetValueOrDefault(section) ?? [];
            foreach (var tag in tags.Except(known, StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                yield return $"docs/telemetry.md does not list the tag '{tag}', which {section} gives.";
            }

            foreach (var tag in known.Except(tags, StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                yield return $"docs/telemetry.md lists the tag '{tag}', which {section} never gives.";
            }
        }
    }
}
