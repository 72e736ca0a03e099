using System.Buffers;
using System.Globalization;

namespace ReverseBuy.Connectors.Http;

/// <summary>Cuts text that people paste (share texts with slogans and emoji, chats, web pages) into the links in it.</summary>
/// <remarks>Pure and linear in the length of the text, whatever the text is.</remarks>
public static class PastedText
{
    // "a.cn/b" is one; shorter runs are not worth reading, and a text may hold hundreds of thousands of them.
    private const int ShortestLink = 6;

    private const string Quotes = "\"'<>()[]{}`^|，！？：；（）【】《》「」『』、“”‘’…—￥";

    // Invisible, and dropped from host names by browsers too, so that what is read here is what a browser would open.
    private static readonly SearchValues<char> Invisible = SearchValues.Create("\u00AD\u034F\u180E\u200B\u200C\u200D\u2060\uFE0E\uFE0F\uFEFF");

    private static readonly SearchValues<char> Slashes = SearchValues.Create("/%");

    /// <summary>Finds the links of a text, in order.</summary>
    /// <param name="text">The text; untrusted, of any length.</param>
    /// <returns>What is written as a link. Whose link it is, the caller judges.</returns>
    /// <remarks>
    /// A link ends where a character stands that no link has: white space, quotes, brackets, Chinese, emoji. Letters of other scripts and
    /// full-width forms do not end it: were <c>evil－item.taobao.com</c> cut at its full-width hyphen, the rest would look like a link of its own.
    /// A link is taken whole, so that a link which another one carries is not seen.
    /// </remarks>
    public static IEnumerable<PastedLink> Links(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var visible = Visible(text);
        var start = 0;
        for (var index = 0; index <= visible.Length; index++)
        {
            if (index < visible.Length && !IsBreak(visible[index]))
            {
                continue;
            }

            if (Read(visible.AsSpan(start, index - start)) is { } link)
            {
                yield return link;
            }

            start = index + 1;
        }
    }

    private static PastedLink? Read(ReadOnlySpan<char> run)
    {
        run = run.TrimStart(".。,;!~*").TrimEnd(".。,;:!?~*&");
        return run.Length is >= ShortestLink and <= PastedLink.LongestText && run.ContainsAny(Slashes) ? PastedLink.Parse(run.ToString()) : null;
    }

    private static string Visible(string text)
    {
        if (!text.AsSpan().ContainsAny(Invisible))
        {
            return text;
        }

        var kept = new char[text.Length];
        var length = 0;
        foreach (var character in text)
        {
            if (!Invisible.Contains(character))
            {
                kept[length++] = character;
            }
        }

        return new string(kept, 0, length);
    }

    private static bool IsBreak(char character) =>
        char.IsAscii(character)
            ? character <= ' ' || character == '\u007F' || Quotes.Contains(character, StringComparison.Ordinal)
            : char.IsWhiteSpace(character)
                || char.IsControl(character)
                || char.IsSurrogate(character)
                || char.GetUnicodeCategory(character) is UnicodeCategory.OtherSymbol or UnicodeCategory.Format
                || character is >= '\u3400' and <= '\u9FFF'
                || Quotes.Contains(character, StringComparison.Ordinal);
}
