using System.Globalization;
using System.Text.RegularExpressions;

namespace ReverseBuy.Connectors.Http;

/// <summary>Reads how long a ban lasts: platforms tell it nowhere but in the words of a message, such as "ban will last for 3 more seconds".</summary>
public static partial class BanText
{
    /// <summary>Finds the length of a ban.</summary>
    /// <param name="message">The platform's words.</param>
    /// <returns>The length, or <see langword="null"/> when the words tell none.</returns>
    public static TimeSpan? LengthIn(string? message) =>
        message is not null && Seconds().Match(message) is { Success: true } match
        && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;

    [GeneratedRegex(@"\b([0-9]{1,7})\s*(?:more\s+)?second", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Seconds();
}
