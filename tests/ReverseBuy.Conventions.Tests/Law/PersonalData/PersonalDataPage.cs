using System.Text.RegularExpressions;

namespace ReverseBuy.Conventions.Tests.Law.PersonalData;

/// <summary>What <c>docs/personal-data.md</c> decides of each column: rows of table, columns and decision under the name of a database.</summary>
internal static partial class PersonalDataPage
{
    /// <summary>No column of a customer's, or of any person's.</summary>
    public const string None = "none";

    /// <summary>The host's id of a person, or of something of theirs. It is kept, and names nobody without the host.</summary>
    public const string Id = "id";

    /// <summary>Erased with a customer's personal data.</summary>
    public const string Erased = "erased";

    /// <summary>Goes by itself.</summary>
    public const string Expires = "expires";

    /// <summary>Kept, because books have to be.</summary>
    public const string Kept = "kept";

    /// <summary>What opens something of the tenant's; encrypted, and nobody's personal data.</summary>
    public const string Secret = "secret";

    public static IReadOnlySet<string> Decisions { get; } = new HashSet<string>(StringComparer.Ordinal) { None, Id, Erased, Expires, Kept, Secret };

    /// <summary>The decisions, by database, table and column; a column may be in two rows by mistake.</summary>
    public static ILookup<(string Database, string Table, string Column), string> Parse(string text)
    {
        var database = string.Empty;
        var decisions = new List<((string, string, string) Column, string Decision)>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                database = line[3..];
            }
            else if (Row().Match(line) is { Success: true } row)
            {
                decisions.AddRange(Name().Matches(row.Groups["columns"].Value).Select(column => ((database, row.Groups["table"].Value, column.Groups["name"].Value), row.Groups["decision"].Value)));
            }
        }

        return decisions.ToLookup(decision => decision.Column, decision => decision.Decision);
    }

    [GeneratedRegex(@"^\| `(?<table>\w+)` \| (?<columns>[^|]+) \| (?<decision>\w+)[^|]* \|$")]
    private static partial Regex Row();

    [GeneratedRegex("`(?<name>[^`]+)`")]
    private static partial Regex Name();
}
