using System.Text.RegularExpressions;

namespace ReverseBuy.OrderLoad.Recording;

/// <summary>Which part of the work a commit belongs to, by the tables it writes.</summary>
internal static partial class CommitKinds
{
    public const string Marks = "Marks alone, of handlers without an effect";
    public const string Timeline = "Marks and the timeline";
    public const string Handlers = "Marks and other effects of handlers";
    public const string Published = "Events taken out of the outbox";
    public const string Commands = "Commands";
    public const string Purchases = "Purchases, between and after calls to the marketplace";
    public const string Leases = "Leases";
    public const string Others = "Others";

    /// <summary>How many commits of each kind there are.</summary>
    public static IReadOnlyDictionary<string, int> Count(IEnumerable<RecordedTransaction> transactions) => transactions
        .Where(transaction => transaction.Ending != Ending.RolledBack)
        .Select(transaction => KindOf(TablesOf(transaction)))
        .OfType<string>()
        .GroupBy(kind => kind, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    [GeneratedRegex("""(?:INSERT INTO|UPDATE|DELETE FROM) "?(?<table>[a-z_]+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Write();

    private static HashSet<string> TablesOf(RecordedTransaction transaction) => transaction.Trips
        .SelectMany(trip => trip.Statements)
        .SelectMany(statement => Write().Matches(statement.Text))
        .Select(match => match.Groups["table"].Value)
        .ToHashSet(StringComparer.Ordinal);

    private static string? KindOf(HashSet<string> tables) => tables switch
    {
        { Count: 0 } => null,
        _ when tables.SetEquals(["inbox"]) => Marks,
        _ when tables.SetEquals(["inbox", "timeline"]) => Timeline,
        _ when tables.Contains("inbox") => Handlers,
        _ when tables.SetEquals(["outbox"]) => Published,
        _ when tables.Contains("commands") => Commands,
        _ when tables.Contains("purchase_orders") || tables.Contains("upstream_orders") => Purchases,
        _ when tables.Contains("leases") => Leases,
        _ => Others,
    };
}
