using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ReverseBuy.Flooding;

/// <summary>What the other tenants noticed: for people as a Markdown table, for programs as JSON.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string ToMarkdown(FloodSettings settings, PartResult baseline, PartResult flooded)
    {
        var text = new StringBuilder();
        text.AppendLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{settings.Storage}, {settings.Others} other tenants with {settings.PerSecond:0.##} deeds a second each, {settings.Duration.TotalSeconds:0} s a part; one tenant with {settings.PerSecond:0.##}, then {settings.FloodPerSecond:0.##} a second."));
        text.AppendLine();
        text.AppendLine("| of the others | count | p50 before | p50 in the flood | ratio | p99 before | p99 in the flood | ratio |");
        text.AppendLine("|---|---|---|---|---|---|---|---|");
        Row(text, "outbox lag", baseline.Outbox, flooded.Outbox);
        Row(text, "verification", baseline.Verification, flooded.Verification);
        text.AppendLine();
        text.AppendLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Verifications past their deadline: {baseline.Late} before, {flooded.Late} in the flood. Refused: {baseline.Failed} and {flooded.Failed}. The one tenant did {baseline.OfTheOne} and {flooded.OfTheOne} deeds."));
        return text.ToString();
    }

    public static string ToJson(FloodSettings settings, PartResult baseline, PartResult flooded) => JsonSerializer.Serialize(
        new
        {
            settings.Storage,
            settings.Others,
            settings.PerSecond,
            settings.FloodPerSecond,
            Seconds = settings.Duration.TotalSeconds,
            Baseline = Document(baseline),
            Flood = Document(flooded),
        },
        Format);

    private static object Document(PartResult part) => new
    {
        OutboxP50Milliseconds = part.Outbox.At(0.5).TotalMilliseconds,
        OutboxP99Milliseconds = part.Outbox.At(0.99).TotalMilliseconds,
        VerificationP50Milliseconds = part.Verification.At(0.5).TotalMilliseconds,
        VerificationP99Milliseconds = part.Verification.At(0.99).TotalMilliseconds,
        part.Late,
        part.Failed,
        part.OfTheOne,
    };

    private static void Row(StringBuilder text, string name, Latencies before, Latencies after)
    {
        var (middleBefore, middle, worstBefore, worst) = (before.At(0.5), after.At(0.5), before.At(0.99), after.At(0.99));
        text.AppendLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {before.Count} + {after.Count} | {middleBefore.TotalMilliseconds:0.0} ms | {middle.TotalMilliseconds:0.0} ms | {middle / middleBefore:0.00} | {worstBefore.TotalMilliseconds:0.0} ms | {worst.TotalMilliseconds:0.0} ms | {worst / worstBefore:0.00} |"));
    }
}
