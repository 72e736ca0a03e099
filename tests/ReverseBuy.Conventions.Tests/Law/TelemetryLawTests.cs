using System.Reflection;
using ReverseBuy.Diagnostics;

namespace ReverseBuy.Conventions.Tests.Law;

public sealed class TelemetryLawTests
{
    private static readonly string Source = Path.Combine(SourceProject.RepositoryRoot, "src");

    [Fact]
    public void Every_instrument_span_and_source_is_listed_and_nothing_else()
    {
        var created = Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(path => TelemetryLaw.NamesIn(File.ReadAllText(path)))
            .ToHashSet(StringComparer.Ordinal);
        var sources = typeof(ReverseBuyDiagnostics).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetValue(null)!);

        Assert.NotEmpty(created);
        Violations.None(TelemetryLaw.Violations(created, sources, File.ReadAllText(Path.Combine(SourceProject.RepositoryRoot, "docs", "telemetry.md"))));
    }

    [Fact]
    public void What_is_created_is_found_in_the_source() =>
        Assert.Equal(
            ["a.b", "c.d"],
            TelemetryLaw.NamesIn("""x = _meter.CreateCounter<long>("a.b", "{read}"); _source.StartActivity("c.d", ActivityKind.Consumer)"""));

    [Fact]
    public void What_is_missing_and_what_is_too_much_is_told() =>
        Assert.Equal(
            [
                "docs/telemetry.md does not list 'a.b'.",
                "docs/telemetry.md lists 'c.d', which nothing creates.",
                "docs/telemetry.md has no section 'ReverseBuy.X'.",
            ],
            TelemetryLaw.Violations(["a.b"], ["ReverseBuy.X"], "# Telemetry\n| `c.d` | counter |\n"));
}
