using System.Text.RegularExpressions;

namespace ReverseBuy.Quickstart.Tests.Support;

/// <summary>What people take for a sign that something broke: warnings, errors, stack traces.</summary>
internal static partial class Complaints
{
    public static void AssertNone(ProcessOutcome outcome) => Assert.DoesNotMatch(Any(), outcome.Error);

    /// <summary>Nothing but that marketplaces could not be asked what changed, which is true where there are none: background work may get round to it before the tour ends.</summary>
    public static void AssertOnlyOfUnreachableMarketplaces(ProcessOutcome outcome) => Assert.DoesNotMatch(Any(), NotAsked().Replace(outcome.Error, string.Empty));

    [GeneratedRegex(@"^warn: [^\n]*\[5502\]\n( {6}[^\n]*\n?)*", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex NotAsked();

    [GeneratedRegex(@"^(warn|fail|crit): |Exception|^\s+at .+\(", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Any();
}
