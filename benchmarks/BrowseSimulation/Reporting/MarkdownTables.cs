using System.Globalization;
using System.Text;
using ReverseBuy.BrowseSimulation.Shops;

namespace ReverseBuy.BrowseSimulation.Reporting;

/// <summary>The tables that stand in docs/inventory/browse-simulation.md.</summary>
internal static class MarkdownTables
{
    public static string Write(IReadOnlyList<Comparison> comparisons)
    {
        var text = new StringBuilder();
        WriteAims(text, comparisons);
        foreach (var comparison in comparisons)
        {
            Line(text, $"\n### {comparison.PushedShare:0 %} of changes pushed\n");
            WriteRuns(text, comparison.Results);
        }

        Line(text, $"\n### Orders at delays that vary\n\nThe same, but the delay between view and order is log-normal around five minutes (sigma {Study.SpreadDelays:0}).\n");
        foreach (var comparison in comparisons)
        {
            Line(text, $"{comparison.PushedShare:0 %} of changes pushed:\n");
            WriteRuns(text, comparison.Spread);
            text.Append('\n');
        }

        return text.ToString().TrimEnd() + "\n";
    }

    private static void WriteAims(StringBuilder text, IReadOnlyList<Comparison> comparisons)
    {
        Line(text, $"| beside the TTL cache of 5 minutes | aim | {string.Join(" | ", comparisons.Select(each => Invariant($"{each.PushedShare:0 %} pushed")))} |");
        Line(text, $"|---|---|{string.Concat(comparisons.Select(_ => "---|"))}");
        Row(text, "mismatch at order, at equal calls", "≤ 1/4", comparisons, each => Ratio(each.MismatchRatio(ShopKind.ReverseBuy)));
        Row(text, "the same, with intent", "", comparisons, each => Ratio(each.MismatchRatio(ShopKind.ReverseBuyWithIntent)));
        Row(text, "calls, at equal mismatch", "≤ 1/1.3; with push ≤ 1/4", comparisons, each => Ratio(each.CallsRatio(ShopKind.ReverseBuy)));
        Row(text, "the same, with intent", "", comparisons, each => Ratio(each.CallsRatio(ShopKind.ReverseBuyWithIntent)));
        Row(text, "share of the oracle's saving of mismatch, at equal calls", "≥ 80 %", comparisons, each => Invariant($"{each.ShareOfOracleMismatch:0 %}"));
        Row(text, "share of the oracle's saving of calls, at equal mismatch", "≥ 80 %", comparisons, each => Share(each.ShareOfOracleCalls));
    }

    private static void WriteRuns(StringBuilder text, IReadOnlyList<RunResult> results)
    {
        Line(text, $"| shop | setting | calls/s | mismatch at order | drawn | not what was seen | wrong when seen | waits for upstream | age at view | age at order |");
        Line(text, $"|---|---|--:|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var result in results.OrderBy(result => result.Run.Shop).ThenBy(result => result.CallsPerSecond))
        {
            var run = result.Run;
            var setting = ShopNames.IsCache(run.Shop) ? Invariant($"{run.Setting / 60:0} min") : Invariant($"{run.Setting:0.0}/s");
            Line(text, $"| {ShopNames.Of(run.Shop)} | {setting} | {result.CallsPerSecond:0.0} | {result.Mismatch:0.0000 %} | {result.Mismatches} of {result.Orders} | {result.SeenWrong:0.00 %} | {result.WrongViews:0.00 %} | {result.Waits:0.0 %} | {Age(result.AgeAtView)} | {Age(result.AgeAtOrder)} |");
        }
    }

    private static void Row(StringBuilder text, string what, string aim, IReadOnlyList<Comparison> comparisons, Func<Comparison, string> cell) =>
        Line(text, $"| {what} | {aim} | {string.Join(" | ", comparisons.Select(cell))} |");

    private static string Ratio(double? ratio) => ratio is { } known ? Invariant($"1/{known:0.0}") : "beyond the sweep";

    private static string Share(double? share) => share is { } known ? Invariant($"{known:0 %}") : "beyond the sweep";

    private static string Age(double seconds) => seconds < 600 ? Invariant($"{seconds:0} s") : Invariant($"{seconds / 60:0} min");

    private static void Line(StringBuilder text, FormattableString line) => text.Append(Invariant(line)).Append('\n');

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
