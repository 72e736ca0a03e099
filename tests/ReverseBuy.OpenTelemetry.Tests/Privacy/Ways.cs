using System.Collections;
using Microsoft.Extensions.Logging;

namespace ReverseBuy.OpenTelemetry.Tests.Privacy;

/// <summary>The ways in which a host can have an object of ours exported.</summary>
internal static class Ways
{
    public static IReadOnlyDictionary<string, Func<LoggingHost, object, string>> All { get; } = new Dictionary<string, Func<LoggingHost, object, string>>(StringComparer.Ordinal)
    {
        ["value"] = (host, value) => host.Log(logger => logger.LogInformation("Saved {Value}", value)),
        ["destructured value"] = (host, value) => host.Log(logger => logger.LogInformation("Saved {@Value}", value)),
        ["array"] = (host, value) => host.Log(logger => logger.LogInformation("Saved {Values}", (object)new[] { "plain", value })),
        ["list of its type"] = (host, value) => host.Log(logger => logger.LogInformation("Saved {Values}", ListOf(value))),
        ["walked once"] = (host, value) => host.Log(logger => logger.LogInformation("Saved {Values}", new[] { value }.Select(each => each))),
        ["dictionary"] = (host, value) => host.Log(logger => logger.LogInformation("Saved {Values}", new Dictionary<string, object> { ["value"] = value })),
        ["pair"] = (host, value) => host.Log(logger => logger.LogInformation("Saved {Pair}", (value, 1))),
        ["member"] = (host, value) => host.Log(logger => logger.LogInformation("Saved {Held}", HeldOf(value))),
        ["member of a member's element"] = (host, value) => host.Log(logger => logger.LogInformation("Saved {Held}", HeldOf(ListOf(HeldOf(value))))),
        ["values without a template"] = (host, value) => host.Log(logger => logger.Log(LogLevel.Information, 0, new Dictionary<string, object?> { ["value"] = value }, null, (state, _) => Exported.Text(state))),
        ["state"] = (host, value) => host.Log(logger => logger.Log(LogLevel.Information, 0, value, null, (state, _) => Exported.Text(state))),
        ["template of a scope"] = (host, value) => InScope(host, logger => logger.BeginScope("For {Value}", value)),
        ["dictionary of a scope"] = (host, value) => InScope(host, logger => logger.BeginScope(new Dictionary<string, object?> { ["value"] = value })),
        ["pairs of a scope"] = (host, value) => InScope(host, logger => logger.BeginScope(new KeyValuePair<string, object?>[] { new("value", value) }.Select(pair => pair))),
        ["scope"] = (host, value) => InScope(host, logger => logger.BeginScope(value)),
        ["tag"] = (host, value) => Exported.Text(host.Trace(KeyValuePair.Create("value", (object?)value))),
        ["tag in a list"] = (host, value) => Exported.Text(host.Trace(KeyValuePair.Create("values", (object?)new[] { value }))),
    };

    private static string InScope(LoggingHost host, Func<ILogger, IDisposable?> begin)
    {
        using (begin(host.Logger))
        {
            return host.Log(logger => logger.LogInformation("Saved"));
        }
    }

    private static object ListOf(object value)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(value.GetType()))!;
        list.Add(value);
        return list;
    }

    private static object HeldOf(object value) => Activator.CreateInstance(typeof(Held<>).MakeGenericType(value.GetType()), "note", value)!;
}
