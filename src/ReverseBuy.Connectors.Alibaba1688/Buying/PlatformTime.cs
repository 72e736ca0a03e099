using System.Globalization;

namespace ReverseBuy.Connectors.Alibaba1688.Buying;

/// <summary>
/// The platform's forms of time: <c>20180614101942000+0800</c>; <c>2018-07-24 21:55:33</c>, which means Beijing; and, in messages, milliseconds.
/// </summary>
internal static class PlatformTime
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public static DateTimeOffset? Read(string? text)
    {
        if (DateTimeOffset.TryParseExact(text, "yyyyMMddHHmmssfffzzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var compact))
        {
            return compact;
        }

        if (text is { Length: 13 } && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
        {
            return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        }

        return DateTime.TryParseExact(text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(local, Beijing)
            : null;
    }

    /// <summary>Writes the compact form, which wants the offset without a colon.</summary>
    public static string Write(DateTimeOffset time) =>
        time.ToOffset(Beijing).ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture) + "+0800";
}
