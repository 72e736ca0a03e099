using System.Globalization;

namespace ReverseBuy.Migrations.Measuring;

/// <summary>Writes figures as Markdown, each as soon as it is known: a run that is stopped has told what it had.</summary>
internal sealed class FigureTable(TextWriter output)
{
    public void Begin(string setup, int databases, int parallelism) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{setup}. {databases} databases, {parallelism} at once.{Environment.NewLine}{Environment.NewLine}| What | Seconds | Databases |{Environment.NewLine}|---|--:|--:|"));

    public void Row(string what, TimeSpan took, string databases)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {took.TotalSeconds:0.0} | {databases} |"));
        output.Flush();
    }

    public void End(TimeSpan median)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.NewLine}Median of one database's migration, claim and note included: {median.TotalMilliseconds:0} ms.{Environment.NewLine}"));
        output.Flush();
    }
}
