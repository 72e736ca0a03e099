namespace ReverseBuy.Conventions.Tests.Law;

/// <summary>Which package may reference which: the one table. A new package needs a row here before anything else.</summary>
internal static class DependencyLaw
{
    private const string Abstractions = "ReverseBuy.Abstractions";
    private const string HttpConnectors = "ReverseBuy.Connectors.Http";
    private const string EntityFramework = "ReverseBuy.EntityFrameworkCore";

    private static readonly string[] Features =
    [
        "ReverseBuy.Inventory",
        "ReverseBuy.Messaging",
        "ReverseBuy.Orders",
        "ReverseBuy.Tenancy",
    ];

    /// <summary>The package, and the packages of ours it may reference.</summary>
    public static IReadOnlyDictionary<string, string[]> Allowed { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [Abstractions] = [],
        [HttpConnectors] = [Abstractions],
        ["ReverseBuy.Connectors.Alibaba1688"] = [Abstractions, HttpConnectors],
        ["ReverseBuy.Connectors.Jd"] = [Abstractions, HttpConnectors],
        ["ReverseBuy.Connectors.Pinduoduo"] = [Abstractions, HttpConnectors],
        ["ReverseBuy.Connectors.Taobao"] = [Abstractions, HttpConnectors],
        ["ReverseBuy.Inventory"] = [Abstractions],
        ["ReverseBuy.Messaging"] = [Abstractions],
        ["ReverseBuy.Orders"] = [Abstractions],
        ["ReverseBuy.Tenancy"] = [Abstractions],
        ["ReverseBuy"] = [Abstractions, .. Features],
        [EntityFramework] = [Abstractions],
        ["ReverseBuy.EntityFrameworkCore.PostgreSql"] = [Abstractions, EntityFramework],
        ["ReverseBuy.EntityFrameworkCore.Sqlite"] = [Abstractions, EntityFramework],
        ["ReverseBuy.AspNetCore"] = [Abstractions],
        ["ReverseBuy.Blobs.FileSystem"] = [Abstractions],
        ["ReverseBuy.InMemory"] = [Abstractions],
        ["ReverseBuy.OpenTelemetry"] = [Abstractions],
        ["ReverseBuy.RabbitMQ"] = [Abstractions],
        ["ReverseBuy.Redis"] = [Abstractions],
        ["ReverseBuy.Sandbox"] = [Abstractions],
        ["ReverseBuy.Tool"] = [Abstractions],
        ["ReverseBuy.Testing"] = [Abstractions, .. Features, "ReverseBuy", "ReverseBuy.InMemory", "ReverseBuy.Sandbox"],
        ["ReverseBuy.Testing.Xunit"] = [Abstractions, .. Features, "ReverseBuy", "ReverseBuy.InMemory", "ReverseBuy.Testing"],
    };

    /// <summary>What a package references against the law; references to others' packages are no concern of it.</summary>
    public static IEnumerable<string> Violations(string package, IEnumerable<string> references)
    {
        if (!Allowed.TryGetValue(package, out var allowed))
        {
            return [$"{package} is missing from the table in {nameof(DependencyLaw)}. Add a row that says what it may reference."];
        }

        return references
            .Where(reference => reference == "ReverseBuy" || reference.StartsWith("ReverseBuy.", StringComparison.Ordinal))
            .Except([package, .. allowed], StringComparer.Ordinal)
            .Select(reference => $"{package} references {reference}; it may reference {(allowed.Length == 0 ? "none of ours" : string.Join(", ", allowed))}.");
    }
}
