using System.Diagnostics.Metrics;

namespace ReverseBuy.Diagnostics;

/// <summary>
/// Bounds of histograms in seconds that fit what is measured; those that collectors take without advice are meant for milliseconds. A view of the host's wins over them.
/// </summary>
public static class HistogramAdvice
{
    /// <summary>What is done within the host or next to it: from a fifth of a millisecond to five seconds.</summary>
    public static InstrumentAdvice<double> Quick { get; } = Of(0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5);

    /// <summary>What asks a marketplace: from ten milliseconds to a minute.</summary>
    public static InstrumentAdvice<double> Calls { get; } = Of(0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 60);

    /// <summary>How late something is: from ten milliseconds to six hours.</summary>
    public static InstrumentAdvice<double> Lags { get; } = Of(0.01, 0.05, 0.1, 0.5, 1, 2, 5, 10, 30, 60, 300, 900, 3_600, 21_600);

    /// <summary>How old something is: from a second to a week.</summary>
    public static InstrumentAdvice<double> Ages { get; } = Of(1, 10, 60, 300, 900, 3_600, 14_400, 43_200, 86_400, 259_200, 604_800);

    private static InstrumentAdvice<double> Of(params double[] bounds) => new() { HistogramBucketBoundaries = bounds };
}
