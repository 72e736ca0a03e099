using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;
using ReverseBuy.BrowseSimulation.Shops;

namespace ReverseBuy.BrowseSimulation.Reporting;

/// <summary>Draws mismatch over calls, a line per shop, both axes logarithmic.</summary>
internal static class CurveChart
{
    public static string DrawSvg(Comparison comparison)
    {
        var model = new PlotModel
        {
            Title = FormattableString.Invariant($"Mismatch at order over calls, {comparison.PushedShare:0 %} of changes pushed"),
            Background = OxyColors.White,
            Culture = System.Globalization.CultureInfo.InvariantCulture,
        };
        model.Legends.Add(new Legend { LegendPosition = LegendPosition.RightTop, LegendPlacement = LegendPlacement.Outside });
        model.Axes.Add(Axis(AxisPosition.Bottom, "calls per second", "0.#"));
        model.Axes.Add(Axis(AxisPosition.Left, "orders that meet a wrong snapshot, %", "0.####"));
        foreach (var shop in Enum.GetValues<ShopKind>())
        {
            var line = new LineSeries { Title = ShopNames.Of(shop), MarkerType = MarkerType.Circle, MarkerSize = 3 };
            line.Points.AddRange(new Curve(comparison.Results, shop).Points.Select(point => new DataPoint(point.CallsPerSecond, point.Mismatch * 100)));
            if (line.Points.Count > 0)
            {
                model.Series.Add(line);
            }
        }

        return new SvgExporter { Width = 900, Height = 480, IsDocument = true }.ExportToString(model).ReplaceLineEndings("\n");
    }

    private static LogarithmicAxis Axis(AxisPosition position, string title, string format) => new()
    {
        Position = position,
        Title = title,
        StringFormat = format,
        MajorGridlineStyle = LineStyle.Solid,
        MajorGridlineColor = OxyColors.LightGray,
        MinorGridlineStyle = LineStyle.Dot,
        MinorGridlineColor = OxyColors.LightGray,
    };
}
