using System.Buffers;
using System.Globalization;

namespace ReverseBuy.Connectors.Http;

/// <summary>One link, read strictly: what browsers would mend or what hides the host is no link here. Immutable.</summary>
/// <remarks>
/// Refused: user names, ports but the scheme's own, backslashes, hosts with anything but letters, digits, dots and hyphens. Paths are not
/// normalised, so that <c>/x/../item.htm</c> is the page of neither.
/// </remarks>
public sealed class PastedLink
{
    /// <summary>Longer text is no link that people paste.</summary>
    internal const int LongestText = 4096;

    private const int TwiceEncoded = 2;

    private static readonly SearchValues<char> AuthorityEnd = SearchValues.Create("/?#");
    private static readonly SearchValues<char> HostCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-");

    // Before a scheme, in the same run, stands at most a word ("link:https://…"): after anything else the link is carried by another one.
    private static readonly SearchValues<char> ForeignPrefix = SearchValues.Create("./\\@%?#+-_~&");

    private PastedLink(string scheme, string host, string path, string query, string written)
    {
        (Scheme, Host, Path, Query, Written) = (scheme, host, path, query, written);
    }

    /// <summary>The scheme, in lower case; <c>https</c> when none was written; for an <c>intent:</c> link, the scheme that it names.</summary>
    public string Scheme { get; }

    /// <summary>The host, in lower case.</summary>
    public string Host { get; }

    /// <summary>The path with its leading slash, decoded; empty when none was written.</summary>
    public string Path { get; }

    /// <summary>The query without its question mark, as written but for <c>&amp;amp;</c>.</summary>
    public string Query { get; }

    /// <summary>Path and query as written, to be asked for.</summary>
    internal string Written { get; }

    /// <summary>Reads one link.</summary>
    /// <param name="text">The link, perhaps encoded as a whole, and nothing else but what touches it without a space.</param>
    /// <returns>The link, or <see langword="null"/> when the text is none or hides where it leads.</returns>
    public static PastedLink? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > LongestText || WithScheme(text) is not { } link)
        {
            return null;
        }

        var authority = link.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = link.AsSpan(authority).IndexOfAny(AuthorityEnd);
        if (end < 0)
        {
            return null;
        }

        var scheme = link[..(authority - 3)].ToLowerInvariant();
        var rest = Printable(link[(authority + end)..]);
        return HostOf(link.AsSpan(authority, end), scheme) is { } host && rest is not null ? Split(scheme, host, rest) : null;
    }

    /// <summary>The values of a parameter, whatever the case of its name.</summary>
    /// <param name="names">The names that it goes by.</param>
    /// <returns>The values, decoded once, in order; often none.</returns>
    public IEnumerable<string> ValuesOf(IReadOnlySet<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        foreach (var pair in PlainQuery().Split('&'))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && names.Contains(Uri.UnescapeDataString(pair[..equals]).ToLowerInvariant()))
            {
                yield return Uri.UnescapeDataString(pair[(equals + 1)..]);
            }
        }
    }

    /// <summary>The number that a listing is known by.</summary>
    /// <param name="text">Digits, perhaps encoded once more.</param>
    /// <returns>The digits; <see langword="null"/> when they are no number from 1 to what 64 bits hold, written without leading zeros.</returns>
    public static string? Number(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var digits = text.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(text) : text;

        // Parsing alone would let trailing NUL characters pass.
        return digits.Length is > 0 and <= 19 && digits[0] != '0' && !digits.AsSpan().ContainsAnyExceptInRange('0', '9')
            && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out _)
                ? digits
                : null;
    }

    // Words that touch the link are cut off; a link that is encoded as a whole is decoded; one without a scheme gets https.
    private static string? WithScheme(string text)
    {
        text = text.StartsWith("//", StringComparison.Ordinal) ? text[2..] : text;
        var query = text.IndexOf('?', StringComparison.Ordinal);
        var head = query < 0 ? text : text[..query];
        if (SchemeMark(head) is not { } mark)
        {
            return "https://" + text;
        }

        var start = mark;
        while (start > 0 && char.IsAsciiLetterOrDigit(text[start - 1]))
        {
            start--;
        }

        var link = text[start..];
        for (var round = 0; round < TwiceEncoded && !link.AsSpan(mark - start).StartsWith("://", StringComparison.Ordinal); round++)
        {
            link = Uri.UnescapeDataString(link);
        }

        return start == mark || text.AsSpan(0, start).ContainsAny(ForeignPrefix) ? null : link;
    }

    private static int? SchemeMark(string head)
    {
        foreach (var mark in (string[])["://", "%3A%2F%2F", "%253A%252F%252F"])
        {
            if (head.IndexOf(mark, StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
            {
                return at;
            }
        }

        return null;
    }

    // Words of another script that follow the link without a space are no part of it.
    private static string? Printable(string rest)
    {
        var stray = rest.AsSpan().IndexOfAnyExceptInRange('!', '~');
        rest = stray < 0 ? rest : rest[..stray];
        return rest.Contains('\\', StringComparison.Ordinal) ? null : Unescaped(rest);
    }

    private static string Unescaped(string rest)
    {
        for (var round = 0; round < TwiceEncoded && rest.Contains("&amp;", StringComparison.OrdinalIgnoreCase); round++)
        {
            rest = rest.Replace("&amp;", "&", StringComparison.OrdinalIgnoreCase);
        }

        return rest.Replace("&#38;", "&", StringComparison.Ordinal).Replace("&#x26;", "&", StringComparison.OrdinalIgnoreCase);
    }

    private static string? HostOf(ReadOnlySpan<char> authority, string scheme)
    {
        var colon = authority.IndexOf(':');
        var host = colon < 0 ? authority : authority[..colon];
        var isOwnPort = colon < 0
            || (scheme == "https" && authority[colon..].SequenceEqual(":443"))
            || (scheme == "http" && authority[colon..].SequenceEqual(":80"));
        return isOwnPort && host.Length > 0 && !host.ContainsAnyExcept(HostCharacters) ? host.ToString().ToLowerInvariant() : null;
    }

    private static PastedLink? Split(string scheme, string host, string rest)
    {
        var hash = rest.IndexOf('#', StringComparison.Ordinal);
        var fragment = hash < 0 ? string.Empty : rest[hash..];
        rest = hash < 0 ? rest : rest[..hash];
        var written = rest;
        var mark = rest.IndexOf('?', StringComparison.Ordinal);
        if (mark < 0)
        {
            // Some senders encode all that follows the host.
            rest = Decoded(rest);
            mark = rest.IndexOf('?', StringComparison.Ordinal);
        }

        var path = Decoded(mark < 0 ? rest : rest[..mark]);
        var named = scheme == "intent" ? IntentScheme(fragment) : scheme;
        return named is null ? null : new PastedLink(named, host, path, mark < 0 ? string.Empty : rest[(mark + 1)..], written);
    }

    // intent://host/path#Intent;scheme=taobao;package=…;end
    private static string? IntentScheme(string fragment)
    {
        foreach (var part in fragment.Split(';'))
        {
            if (part.StartsWith("scheme=", StringComparison.OrdinalIgnoreCase))
            {
                return part["scheme=".Length..].ToLowerInvariant();
            }
        }

        return null;
    }

    // A query without a single "=" was encoded as a whole. One with an "=" is not touched: what is encoded in it is somebody's value.
    private string PlainQuery() => Query.Contains('=', StringComparison.Ordinal) ? Query : Unescaped(Decoded(Query));

    private static string Decoded(string text)
    {
        for (var round = 0; round < TwiceEncoded && text.Contains('%', StringComparison.Ordinal); round++)
        {
            text = Uri.UnescapeDataString(text);
        }

        return text;
    }
}
