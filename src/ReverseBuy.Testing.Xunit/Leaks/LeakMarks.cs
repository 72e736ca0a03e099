using System.Buffers;

namespace ReverseBuy.Testing;

/// <summary>Finds whose marks a text bears.</summary>
internal sealed class LeakMarks
{
    /// <summary>More do not fit into the set of those that are found.</summary>
    public const int MostTenants = 64;

    private readonly LeakMark[] _marks;
    private readonly SearchValues<string> _texts;

    public LeakMarks(IReadOnlyList<LeakTenant> tenants)
    {
        _marks = [.. tenants.SelectMany(tenant => tenant.Marks())];
        _texts = SearchValues.Create([.. _marks.Select(mark => mark.Text)], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The tenants whose marks are there: the bit of each is its number.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the last of those that are not <paramref name="expected"/> was found.</param>
    /// <param name="expected">Those who are not looked for.</param>
    public ulong Find(ReadOnlySpan<char> text, out int at, ulong expected = 0)
    {
        (ulong found, var from) = (0, 0);
        at = 0;
        while (text[from..].IndexOfAny(_texts) is var next and >= 0)
        {
            from += next;
            foreach (var mark in _marks)
            {
                if (text[from..].StartsWith(mark.Text, StringComparison.OrdinalIgnoreCase) && (!mark.IsWhole || IsWhole(text, from, mark.Text.Length)))
                {
                    var bit = 1UL << mark.Tenant.Number;
                    found |= bit;
                    at = (expected & bit) == 0 ? from : at;
                }
            }

            from++;
        }

        return found;
    }

    private static bool IsWhole(ReadOnlySpan<char> text, int from, int length) =>
        (from == 0 || !char.IsAsciiLetterOrDigit(text[from - 1])) && (from + length == text.Length || !char.IsAsciiLetterOrDigit(text[from + length]));
}
