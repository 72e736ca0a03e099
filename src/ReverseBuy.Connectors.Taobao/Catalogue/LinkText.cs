using System.Globalization;

namespace ReverseBuy.Connectors.Taobao.Catalogue;

/// <summary>Cuts a share text into the runs that may be links.</summary>
internal static class LinkText
{
    private const string Breaks = "\"'<>()[]{}`^|，！？：；（）【】《》「」『』、“”‘’…—￥";

    /// <summary>The runs between spaces, Chinese characters, emoji, quotes and brackets, in order.</summary>
    /// <remarks>
    /// Letters of other scripts and full-width forms do not end a run: were <c>evil－item.taobao.com</c> cut at its full-width hyphen,
    /// the rest would look like a link of its own.
    /// </remarks>
    public static IEnumerable<string> Runs(string text)
    {
        var start = 0;
        for (var index = 0; index <= text.Length; index++)
        {
            if (index < text.Length && !IsBreak(text[index]))
            {
                continue;
            }

            var run = text[start..index].Trim('.', '。', ',', ';', '!', '~', '*');
            start = index + 1;
            if (run.Length > 0)
            {
                yield return run;
            }
        }
    }

    private static bool IsBreak(char character) =>
        char.IsWhiteSpace(character)
        || char.IsControl(character)
        || char.IsSurrogate(character)
        || char.GetUnicodeCategory(character) is UnicodeCategory.OtherSymbol or UnicodeCategory.Format
        || character is >= '\u3400' and <= '\u9FFF'
        || Breaks.Contains(character, StringComparison.Ordinal);
}
