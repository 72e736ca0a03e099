using System.Globalization;

namespace ReverseBuy.Connectors.Jd.Gateway;

/// <summary>JD's times: Beijing's wall clock, to the second, without a zone.</summary>
internal static class JdTime
{
    private const string Format = "yyyy-MM-dd HH:mm:ss";

    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public static string Write(DateTimeOffset time) => time.ToOffset(Beijing).ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Reads a time; <see langword="null"/> for none and for one that cannot be read: nothing depends on it alone.</summary>
    public static DateTimeOffset? Read(string? text) =>
        DateTime.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? new DateTimeOffset(time, Beijing) : null;

    /// <summary>The days of Beijing that a stretch of time touches, as the lists of orders name them.</summary>
    public static IEnumerable<string> Days(DateTimeOffset from, DateTimeOffset until)
    {
        for (var day = from.ToOffset(Beijing).Date; day < until.ToOffset(Beijing).DateTime; day = day.AddDays(1))
        {
            yield return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }
    }
}
