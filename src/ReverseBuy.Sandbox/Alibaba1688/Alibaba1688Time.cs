using System.Globalization;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary>The open platform's two ways to write a time, both in Beijing's.</summary>
internal static class Alibaba1688Time
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    /// <summary><c>20180614101942000+0800</c>.</summary>
    public static string? Compact(DateTimeOffset? time) =>
        time is { } value ? value.ToOffset(Beijing).ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture) + "+0800" : null;

    /// <summary><c>2018-07-24 21:55:33</c>.</summary>
    public static string Plain(DateTimeOffset time) => time.ToOffset(Beijing).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Reads the compact form with any offset; null when it is not one.</summary>
    public static DateTimeOffset? ParseCompact(string text) =>
        text.Length == 22
        && DateTimeOffset.TryParseExact(
            text.Insert(20, ":"), "yyyyMMddHHmmssfffzzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;
}
