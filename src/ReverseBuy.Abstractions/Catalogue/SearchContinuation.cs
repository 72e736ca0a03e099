using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ReverseBuy.Catalogue;

/// <summary>
/// Where each marketplace of a search stands. It holds names and page numbers, and neither the query nor anything of the tenant: it may be sent to a browser as text and come back,
/// and is then given with the same query.
/// </summary>
/// <remarks>Immutable.</remarks>
public sealed class SearchContinuation
{
    // Far more than a host has marketplaces: what is longer was not written by us.
    private const int LongestText = 4096;

    private readonly SortedDictionary<string, int> _pages = new(StringComparer.Ordinal);

    /// <summary>Makes one.</summary>
    /// <param name="pages">The page that each marketplace is asked for next, from 1; at least one marketplace.</param>
    /// <exception cref="ArgumentException">There is no marketplace, one has no name, or a page is below 1.</exception>
    public SearchContinuation(IEnumerable<KeyValuePair<MarketplaceId, int>> pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        foreach (var (marketplace, page) in pages)
        {
            ArgumentException.ThrowIfNullOrEmpty(marketplace.Value, nameof(pages));
            ArgumentOutOfRangeException.ThrowIfLessThan(page, 1, nameof(pages));
            _pages.Add(marketplace.Value, page);
        }

        if (_pages.Count == 0)
        {
            throw new ArgumentException("No marketplace has a further page; then there is no continuation.", nameof(pages));
        }

        Pages = _pages.ToDictionary(page => new MarketplaceId(page.Key), page => page.Value);
    }

    /// <summary>The page that each marketplace is asked for next, from 1. A marketplace that is not in it has no more.</summary>
    public IReadOnlyDictionary<MarketplaceId, int> Pages { get; }

    /// <summary>Where to go on after a query: marketplaces that were not asked stay where they were.</summary>
    /// <param name="query">The query.</param>
    /// <param name="answers">All answers to it.</param>
    /// <returns>Where to go on; <see langword="null"/> when no marketplace has more and none is worth asking again.</returns>
    public static SearchContinuation? After(MarketplaceSearchQuery query, IEnumerable<MarketplaceSearchAnswer> answers)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(answers);
        var pages = new Dictionary<MarketplaceId, int>(query.Continuation?.Pages ?? new Dictionary<MarketplaceId, int>());
        foreach (var answer in answers)
        {
            if (answer.NextPage is { } page)
            {
                pages[answer.Marketplace] = page;
            }
            else
            {
                pages.Remove(answer.Marketplace);
            }
        }

        return pages.Count == 0 ? null : new SearchContinuation(pages);
    }

    /// <summary>Reads the text of a continuation, which may have been tampered with: whoever changes it changes which pages he sees, and no more.</summary>
    /// <param name="text">The text.</param>
    /// <param name="continuation">The continuation.</param>
    /// <returns>Whether the text is one.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out SearchContinuation? continuation)
    {
        continuation = null;
        if (string.IsNullOrEmpty(text) || text.Length > LongestText)
        {
            return false;
        }

        var pages = new Dictionary<MarketplaceId, int>();
        foreach (var part in text.Split(','))
        {
            if (part.Split(':') is not [var escaped, var number]
                || Uri.UnescapeDataString(escaped) is not { } name
                || string.IsNullOrWhiteSpace(name)
                || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var page)
                || page < 1
                || !pages.TryAdd(new MarketplaceId(name), page))
            {
                return false;
            }
        }

        continuation = new SearchContinuation(pages);
        return true;
    }

    /// <summary>The text of it, such as <c>1688:2,taobao:3</c>, which <see cref="TryParse"/> reads again. In an address it is escaped like any other value.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        string.Join(',', _pages.Select(page => string.Create(CultureInfo.InvariantCulture, $"{Uri.EscapeDataString(page.Key)}:{page.Value}")));
}
