using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ReverseBuy.ManyTenants;

/// <summary>Writes what was measured.</summary>
internal static class FigureReport
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static string Json(Figures figures) => JsonSerializer.Serialize(figures, Indented) + Environment.NewLine;

    public static string Table(LoadSettings settings, Figures figures)
    {
        var idle = Math.Max(1, settings.Registered - settings.Active);
        var table = new StringBuilder();
        table.AppendLine(CultureInfo.InvariantCulture, $"{settings.Registered} tenants registered, {settings.Active} with a database; load average {figures.MachineLoad}; .NET {Environment.Version}.");
        table.AppendLine();
        table.AppendLine("| What | Figure |");
        table.AppendLine("|---|--:|");
        Add("Bytes per idle tenant", (figures.BytesOfAll - figures.BytesOfActive) / (double)idle, "0");
        Add("Bytes more per idle tenant once it was asked for", (figures.BytesOfKnown - figures.BytesOfAll) / (double)idle, "0");
        Add("Start with the active ones alone, first in the process, ms", figures.StartOfActive, "0");
        Add("Start with all, ms", figures.StartOfAll, "0");
        Add("CPU of the idle process, of one core, with all", figures.IdleCpu * 100, "0.00 '%'");
        Add("The same with the active ones alone", figures.IdleCpuOfActive * 100, "0.00 '%'");
        Add("CPU of a visit of all workers to an idle tenant, start and rest of the host included, ms", figures.VisitCpu, "0.0");
        Add("Connections at most, of the server", figures.MostConnections, "0");
        Add("The last of them closed, seconds after the work (looked for what was promised 30 s after it, closed 30 s later)", figures.SecondsToRest, "0");
        Add(string.Create(CultureInfo.InvariantCulture, $"Units of work, each with a view after it, in {settings.Work.TotalSeconds} s, {settings.Workers} at once, {settings.MaxConnections} connections"), figures.Operations, "0");
        Add("of which failed", figures.Failures, "0");
        Add("of the tenant with the fewest", figures.Fewest, "0");
        Add("of the tenant with the most", figures.Most, "0");
        Add("How long one took, ms: median", figures.Median, "0");
        Add("99th percentile", figures.Percentile99, "0");
        Add("the longest", figures.Longest, "0");
        return table.ToString();

        void Add(string what, double figure, string format) =>
            table.AppendLine(CultureInfo.InvariantCulture, $"| {what} | {figure.ToString(format, CultureInfo.InvariantCulture)} |");
    }
}
