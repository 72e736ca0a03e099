using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ReverseBuy.Diagnostics;

namespace ReverseBuy.Conventions.Tests.Law.Telemetry;

/// <summary>What our packages measure and trace: instruments and sources as they are when they are made, spans and tags as the source text has them.</summary>
internal sealed partial class TelemetryCode
{
    private const string Ours = "ReverseBuy.";

    public required IReadOnlySet<TelemetryRow> Instruments { get; init; }

    public required IReadOnlySet<TelemetryRow> Spans { get; init; }

    /// <summary>The names of the sources that were really made.</summary>
    public required IReadOnlySet<string> Sources { get; init; }

    /// <summary>The tags that each package gives to what it measures and traces, by the name of its meter and source.</summary>
    public required IReadOnlyDictionary<string, IReadOnlySet<string>> Tags { get; init; }

    public static TelemetryCode Read(IReadOnlyCollection<Assembly> assemblies, IEnumerable<(string Project, string Text)> sources)
    {
        var instruments = new HashSet<TelemetryRow>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name.StartsWith(Ours, StringComparison.Ordinal))
                {
                    instruments.Add(new TelemetryRow(instrument.Meter.Name, instrument.Name, KindOf(instrument), instrument.Unit ?? string.Empty));
                }
            },
        };
        meters.Start();
        using var activities = new ActivityListener
        {
            ShouldListenTo = source =>
            {
                if (source.Name.StartsWith(Ours, StringComparison.Ordinal))
                {
                    names.Add(source.Name);
                }

                return false;
            },
        };
        ActivitySource.AddActivityListener(activities);
        foreach (var type in assemblies.SelectMany(assembly => assembly.GetTypes()).Where(Measures))
        {
            (Make(type) as IDisposable)?.Dispose();
        }

        var projects = sources.GroupBy(source => source.Project, StringComparer.Ordinal).Select(project => string.Join('\n', project.Select(source => source.Text))).ToList();
        return new TelemetryCode
        {
            Instruments = instruments,
            Sources = names,
            Spans = projects.SelectMany(SpansIn).ToHashSet(),
            Tags = projects
                .Where(text => NameIn(text) is not null)
                .ToDictionary(text => NameIn(text)!, text => (IReadOnlySet<string>)TagsIn(text).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal),
        };
    }

    public static IEnumerable<TelemetryRow> SpansIn(string text) =>
        Spanning().Matches(text).Select(match => new TelemetryRow(
            NameIn(text) ?? "no source", match.Groups["name"].Value, match.Groups["kind"] is { Success: true, Value: var kind } ? kind.ToLowerInvariant() : "internal", string.Empty));

    /// <summary>Names that are given with a value, to a span or with a measurement; and the constants of classes that measure.</summary>
    public static IEnumerable<string> TagsIn(string text) => Tagging().Matches(text).Select(match => match.Groups["tag"].Value);

    private static string? NameIn(string text) =>
        Naming().Match(text) is { Success: true } match ? (string?)typeof(ReverseBuyDiagnostics).GetField(match.Groups["constant"].Value)?.GetRawConstantValue() : null;

    private static bool Measures(Type type) =>
        type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }
        && type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
            .Any(field => field.FieldType == typeof(Meter) || field.FieldType == typeof(ActivitySource) || field.FieldType.IsSubclassOf(typeof(Instrument)))
        && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        && type.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public).All(constructor => constructor.GetParameters().All(CanBeMade));

    // What is handed instruments, such as a measured call, makes none.
    private static bool CanBeMade(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(TimeProvider) || parameter.ParameterType == typeof(Meter) || Measures(parameter.ParameterType);

    private static object Make(Type type)
    {
        var constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public).Single();
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => parameter.ParameterType switch
        {
            var time when time == typeof(TimeProvider) => TimeProvider.System,
            var meter when meter == typeof(Meter) => new Meter(MeterOf(type)),
            var other => Make(other),
        })]);
    }

    // Handed a meter, it is the meter of its package.
    private static string MeterOf(Type type) => type.Assembly.GetName().Name!;

    private static string KindOf(Instrument instrument) => instrument.GetType().Name.Split('`')[0] switch
    {
        "Counter" or "ObservableCounter" => "counter",
        "UpDownCounter" or "ObservableUpDownCounter" => "up-down counter",
        "Gauge" or "ObservableGauge" => "gauge",
        "Histogram" => "histogram",
        var other => other,
    };

    [GeneratedRegex("""StartActivity\(\s*"(?<name>[^"]+)"(,\s*ActivityKind\.(?<kind>\w+))?""")]
    private static partial Regex Spanning();

    [GeneratedRegex("""(new(\sKeyValuePair<string,\sobject\?>)?\(|(Set)?Tag\()"(?<tag>reversebuy\.[a-z_.]+)",|const string (Marketplace|Result) = "(?<tag>reversebuy\.[a-z_.]+)";""")]
    private static partial Regex Tagging();

    [GeneratedRegex(@"new\(ReverseBuyDiagnostics\.(?<constant>\w+),")]
    private static partial Regex Naming();
}
