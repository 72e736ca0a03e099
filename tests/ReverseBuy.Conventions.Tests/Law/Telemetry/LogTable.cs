using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.Extensions.Logging;

namespace ReverseBuy.Conventions.Tests.Law.Telemetry;

/// <summary>All that our packages log, as <c>docs/telemetry.md</c> shows it: made of the code itself.</summary>
internal static class LogTable
{
    public static IReadOnlyList<LogEvent> Read(IEnumerable<Assembly> assemblies) =>
    [
        .. assemblies
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Select(method => (Method: method, Attribute: method.GetCustomAttribute<LoggerMessageAttribute>()))
            .Where(found => found.Attribute is not null)
            .Select(found => new LogEvent(
                found.Attribute!.EventId,
                found.Attribute.EventName ?? found.Method.Name,
                found.Attribute.Level.ToString(),
                found.Method.DeclaringType!.Assembly.GetName().Name!,
                found.Attribute.Message))
            .OrderBy(known => known.Id)
            .ThenBy(known => known.Name, StringComparer.Ordinal),
    ];

    public static string Of(IEnumerable<LogEvent> events)
    {
        var table = new StringBuilder("| id | name | level | package | message |\n|---|---|---|---|---|\n");
        foreach (var known in events)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {known.Id} | {known.Name} | {known.Level} | {known.Package} | {known.Message} |\n");
        }

        return table.ToString();
    }

    /// <summary>Something that is logged.</summary>
    internal sealed record LogEvent(int Id, string Name, string Level, string Package, string Message);
}
