using System.Globalization;
using System.Text;

namespace ReverseBuy.Migrations.Measuring;

/// <summary>Writes figures as Markdown.</summary>
internal static class FigureTable
{
    public static string Write(IEnumerable<MigrationFigures> engines)
    {
        var text = new StringBuilder();
        foreach (var figures in engines)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{figures.Setup}. {figures.Databases} databases, {figures.Parallelism} at once.")
                .AppendLine()
                .AppendLine("| What | Seconds | Databases |")
                .AppendLine("|---|--:|--:|")
                .AppendLine(CultureInfo.InvariantCulture, $"| From nothing: made, migrated, in the ledger | {figures.FromNothing.TotalSeconds:0.0} | {figures.Databases} |")
                .AppendLine(CultureInfo.InvariantCulture, $"| One migration (five columns of two tables), a canary first | {figures.OneMigration.TotalSeconds:0.0} | {figures.Migrated}, and {figures.Failed} failed on purpose |")
                .AppendLine(CultureInfo.InvariantCulture, $"| Gone on with, once that was mended | {figures.Resumed.TotalSeconds:0.0} | {figures.MigratedThen}; {figures.UpToDateThen} not touched |")
                .AppendLine()
                .AppendLine(CultureInfo.InvariantCulture, $"Median of one database's migration, claim and note included: {figures.MedianMilliseconds} ms.")
                .AppendLine();
        }

        return text.ToString();
    }
}
