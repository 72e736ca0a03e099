using System.Globalization;

namespace ReverseBuy.Connectors.Alibaba1688.Buying;

/// <summary>Reads the platform's two forms of time: <c>20180614101942000+0800</c>, and <c>2018-07-24 21:55:33</c>, which means Beijing.</summary>
internal static class PlatformTime
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public static DateTimeOffset? Read(string? text)
    {
        if (DateTimeOffset.TryParseExact(text, "yyyyMMddHHmmssfffzzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var compact))
        {
            return compact;
        }

        return DateTime.TryParseExact(text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(local, Beijing)
            : null;
    }
}
