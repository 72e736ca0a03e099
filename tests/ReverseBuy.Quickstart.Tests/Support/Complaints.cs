using System.Text.RegularExpressions;

namespace ReverseBuy.Quickstart.Tests.Support;

/// <summary>What people take for a sign that something broke: warnings, errors, stack traces.</summary>
internal static partial class Complaints
{
    public static void AssertNone(ProcessOutcome outcome) => Assert.DoesNotMatch(Any(), outcome.Error);

    [GeneratedRegex(@"^(warn|fail|crit): |Exception|^\s+at .+\(", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Any();
}
