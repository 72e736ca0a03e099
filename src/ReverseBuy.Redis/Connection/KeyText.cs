using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace ReverseBuy.Redis.Connection;

/// <summary>
/// Writes any text as a part of a key: what is no ASCII letter, digit, <c>-</c>, <c>_</c> or <c>.</c> becomes <c>%</c> and four hexadecimal digits of its UTF-16
/// code. Two texts never have the same form, not even ones that are no valid Unicode; and a part holds no separator, no wildcard and no hash tag.
/// </summary>
internal static class KeyText
{
    private const int CodeLength = 4;

    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')
            {
                escaped.Append(letter);
            }
            else
            {
                escaped.Append('%').Append(((int)letter).ToString("X4", CultureInfo.InvariantCulture));
            }
        }

        return escaped.ToString();
    }

    /// <summary>Reads what <see cref="Escape"/> wrote.</summary>
    public static bool TryUnescape(ReadOnlySpan<char> escaped, [NotNullWhen(true)] out string? text)
    {
        var read = new StringBuilder(escaped.Length);
        text = null;
        for (var index = 0; index < escaped.Length; index++)
        {
            if (escaped[index] != '%')
            {
                read.Append(escaped[index]);
                continue;
            }

            var code = escaped[(index + 1)..];
            if (code.Length < CodeLength
                || !ushort.TryParse(code[..CodeLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var letter))
            {
                return false;
            }

            read.Append((char)letter);
            index += CodeLength;
        }

        text = read.ToString();
        return true;
    }
}
