using System.Globalization;
using System.Text;

namespace ReverseBuy.CallbackLoad;

/// <summary>The figures, as a row of a Markdown table.</summary>
internal static class Report
{
    public static string Write(LoadSettings settings, IReadOnlyList<SentCallback> sent, TimeSpan followed, TimeSpan spent)
    {
        var text = new StringBuilder();
        text.AppendLine("| storage | tenants | per second | callbacks | answered 200 | p50 | p95 | p99 | longest | first of the cold tenant | p99 of the cold tenant | all followed after | processor time per callback |");
        text.AppendLine("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        var all = Sorted(sent);
        var ofCold = sent.Where(callback => settings.TenantOf(callback.Number) == settings.ColdTenant).ToList();
        text.AppendLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {settings.Storage} | {settings.Tenants} + 1 cold | {settings.PerSecond} | {sent.Count} | {sent.Count(callback => callback.Status == 200)} | {At(all, 0.5):0.0} ms | {At(all, 0.95):0.0} ms | {At(all, 0.99):0.0} ms | {all[^1]:0} ms | {ofCold[0].Milliseconds:0} ms | {At(Sorted(ofCold), 0.99):0.0} ms | {followed.TotalSeconds:0.0} s | {spent.TotalMilliseconds / sent.Count:0.0} ms |"));
        return text.ToString();
    }

    private static double[] Sorted(IEnumerable<SentCallback> sent) => [.. sent.Select(callback => callback.Milliseconds).Order()];

    private static double At(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
}
