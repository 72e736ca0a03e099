using System.Globalization;
using System.Text;

namespace ReverseBuy.Testing;

/// <summary>What a <see cref="LeakHunt"/> found.</summary>
public sealed class LeakReport
{
    private const int MostTold = 10;

    internal LeakReport(LeakHuntOptions options, IReadOnlyList<LeakStep> steps, IReadOnlyList<Leak> leaks, int found, long seen, IReadOnlyDictionary<string, LeakTally> tallies) =>
        (Seed, Steps, Leaks, Found, Seen, Tallies) = (options.Seed, steps, leaks, found, seen, tallies);

    /// <summary>From which seed all was drawn.</summary>
    public int Seed { get; }

    /// <summary>The steps, in their order.</summary>
    public IReadOnlyList<LeakStep> Steps { get; }

    /// <summary>The first leaks, at most a hundred.</summary>
    public IReadOnlyList<Leak> Leaks { get; }

    /// <summary>How many there were altogether.</summary>
    public int Found { get; }

    /// <summary>How much was looked at: answers, keys, messages, requests, files and the rest, one by one.</summary>
    public long Seen { get; }

    /// <summary>The steps in which an operation waited for another tenant's that was held, until patience ended: all tenants wait for one thing there.</summary>
    public IReadOnlyList<LeakStep> Waited { get; internal init; } = [];

    /// <summary>By the name of each operation, how often it was answered and how often refused.</summary>
    public IReadOnlyDictionary<string, LeakTally> Tallies { get; }

    /// <summary>How many operations were run.</summary>
    public int Operations => Tallies.Values.Sum(tally => tally.Answered + tally.Refused);

    /// <summary>The operations that never were answered, and so have shown little.</summary>
    public IReadOnlyList<string> NeverAnswered => [.. Tallies.Where(tally => tally.Value.Answered == 0).Select(tally => tally.Key).Order(StringComparer.Ordinal)];

    /// <summary>What leaked, by which operation, and how to have it again.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"Seed {Seed}: {Operations} operations in {Steps.Count} steps, {Seen} things looked at, {Found} leaks.");
        foreach (var leak in Leaks.Take(MostTold))
        {
            text.AppendLine().Append(leak);
        }

        if (Leaks.Count > 0)
        {
            text.AppendLine().Append(
                CultureInfo.InvariantCulture,
                $"To have it again: Seed = {Seed}, Steps = {Leaks.Max(leak => leak.Step?.Number ?? Steps.Count)}. What came before the first leak:");
            foreach (var step in Steps.Where(step => step.Number <= (Leaks[0].Step?.Number ?? Steps.Count)).TakeLast(MostTold))
            {
                text.AppendLine().Append(step);
            }
        }

        return text.ToString();
    }
}
