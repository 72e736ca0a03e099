using System.Globalization;

namespace ReverseBuy.Sandbox.Jd;

/// <summary>VOP's times: Beijing's wall clock, without a zone.</summary>
internal static class JdTime
{
    private const string Format = "yyyy-MM-dd HH:mm:ss";

    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public static string Write(DateTimeOffset time) => time.ToOffset(Beijing).ToString(Format, CultureInfo.InvariantCulture);

    public static string DayOf(DateTimeOffset time) => time.ToOffset(Beijing).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateTimeOffset? Read(string text) =>
        DateTime.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? new DateTimeOffset(time, Beijing) : null;
}
