using System.Reflection;
using System.Text.RegularExpressions;
using ReverseBuy.Diagnostics;

namespace ReverseBuy.Conventions.Tests.Law.Telemetry;

public sealed partial class TelemetryLawTests
{
    private static readonly string Source = Path.Combine(SourceProject.RepositoryRoot, "src");
    private static readonly string Page = File.ReadAllText(Path.Combine(SourceProject.RepositoryRoot, "docs", "telemetry.md")).ReplaceLineEndings("\n");
    private static readonly Lazy<TelemetryCode> Code = new(() => TelemetryCode.Read(
        [.. SourceProject.All.Select(project => project.Compiled)],
        Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(path => (Path.GetRelativePath(Source, path).Split(Path.DirectorySeparatorChar)[0], File.ReadAllText(path)))));

    [Fact]
    public void Every_instrument_and_span_is_listed_with_its_kind_unit_and_tags_and_nothing_else() => Violations.None(TelemetryLaw.Violations(Code.Value, TelemetryPage.Parse(Page)));

    [Fact]
    public void Instruments_are_found_in_the_same_number_as_the_source_creates_them() => Assert.Equal(
        Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal))
            .Sum(path => Creations().Count(File.ReadAllText(path))),
        Code.Value.Instruments.Count);

    [Fact]
    public void What_the_diagnostics_name_is_made_and_what_is_made_they_name()
    {
        var constants = typeof(ReverseBuyDiagnostics).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetValue(null)!).Order(StringComparer.Ordinal);

        Assert.Equal(Code.Value.Sources.Order(StringComparer.Ordinal), ReverseBuyDiagnostics.ActivitySourceNames);
        Assert.Equal(Code.Value.Instruments.Select(row => row.Section).Distinct().Order(StringComparer.Ordinal), ReverseBuyDiagnostics.MeterNames);
        Assert.Equal(constants, ReverseBuyDiagnostics.ActivitySourceNames.Union(ReverseBuyDiagnostics.MeterNames).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_message_that_is_logged_is_listed_and_nothing_else()
    {
        var table = LogTable.Of(LogTable.Read(SourceProject.All.Select(project => project.Compiled)));

        Assert.True(Page.EndsWith("\n" + table, StringComparison.Ordinal), $"docs/telemetry.md is to end with this table:\n{table}");
    }

    [Fact]
    public void No_two_messages_have_the_same_id_and_none_has_none()
    {
        var events = LogTable.Read(SourceProject.All.Select(project => project.Compiled));

        Assert.NotEmpty(events);
        Assert.DoesNotContain(events, known => known.Id <= 0);
        Violations.None(events.GroupBy(known => known.Id).Where(group => group.Count() > 1).Select(group => $"Event id {group.Key} is that of {string.Join(" and ", group.Select(known => $"{known.Package} {known.Name}"))}."));
    }

    // Other ways of logging would be in no table, and could hold what classifies itself.
    [Fact]
    public void Nothing_is_logged_in_another_way() => Violations.None(
        Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal))
            .Where(path => OtherLogging().IsMatch(File.ReadAllText(path)))
            .Select(path => $"{Path.GetRelativePath(Source, path)} logs without [LoggerMessage]."));

    [Fact]
    public void Spans_and_tags_are_found_in_the_source()
    {
        const string Text = """
            private readonly ActivitySource _source = new(ReverseBuyDiagnostics.OrdersName, "1");
            _source.StartActivity("a.b", ActivityKind.Consumer)?.SetTag("reversebuy.one", 1); _source.StartActivity("c.d");
            _counter.Add(1, new("reversebuy.two", 2), new KeyValuePair<string, object?>("reversebuy.three", 3)); new("reversebuy.none");
            """;

        Assert.Equal(
            [new TelemetryRow("ReverseBuy.Orders", "a.b", "consumer", string.Empty), new TelemetryRow("ReverseBuy.Orders", "c.d", "internal", string.Empty)],
            TelemetryCode.SpansIn(Text));
        Assert.Equal(["reversebuy.one", "reversebuy.two", "reversebuy.three"], TelemetryCode.TagsIn(Text));
    }

    [Fact]
    public void What_is_missing_and_what_is_too_much_is_told()
    {
        var code = new TelemetryCode
        {
            Instruments = new HashSet<TelemetryRow> { new("ReverseBuy.X", "a.b", "counter", "{read}") },
            Spans = new HashSet<TelemetryRow>(),
            Sources = new HashSet<string>(),
            Tags = new Dictionary<string, IReadOnlySet<string>> { ["ReverseBuy.X"] = new HashSet<string> { "reversebuy.one" } },
        };
        const string Told = """
            ## Meters
            ### `ReverseBuy.X`
            | instrument | kind | unit | meaning | tags |
            |---|---|---|---|---|
            | `a.b` | counter | `{write}` | what it is | `reversebuy.two`: it |
            ## Activity sources
            ### `ReverseBuy.X`
            | span | kind | when | tags |
            |---|---|---|---|
            | `c.d` | client | now | – |
            """;

        Assert.Equal(
            [
                "docs/telemetry.md does not list 'a.b' of ReverseBuy.X (counter, {read}).",
                "docs/telemetry.md lists 'a.b' of ReverseBuy.X (counter, {write}), which nothing creates.",
                "docs/telemetry.md lists 'c.d' of ReverseBuy.X (client), which nothing creates.",
                "docs/telemetry.md does not list the tag 'reversebuy.one', which ReverseBuy.X gives.",
                "docs/telemetry.md lists the tag 'reversebuy.two', which ReverseBuy.X never gives.",
            ],
            TelemetryLaw.Violations(code, TelemetryPage.Parse(Told)));
    }

    [GeneratedRegex(@"\.Create(Counter|UpDownCounter|Histogram|Gauge|Observable\w+)<\w+>\(")]
    private static partial Regex Creations();

    [GeneratedRegex(@"[lL]ogger\.(Log(Trace|Debug|Information|Warning|Error|Critical)?|BeginScope)\(|LoggerMessage\.Define")]
    private static partial Regex OtherLogging();
}
