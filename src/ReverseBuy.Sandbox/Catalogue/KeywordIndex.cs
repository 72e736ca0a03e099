namespace ReverseBuy.Sandbox.Catalogue;

/// <summary>
/// Finds the listings of one marketplace by words, without reading every title: pairs of neighbouring characters lead to the few listings
/// that may hold a word, for Chinese has no spaces to cut words at. Never changes; safe for any thread.
/// </summary>
internal sealed class KeywordIndex
{
    private readonly List<Listing> _listings;
    private readonly List<string> _texts;
    private readonly Dictionary<(char, char), List<int>> _byPair = [];
    private readonly Dictionary<string, List<int>> _byNoun = new(StringComparer.Ordinal);

    public KeywordIndex(IEnumerable<Listing> listings)
    {
        _listings = [.. listings];
        _texts = [.. _listings.Select(TextOf)];
        for (var index = 0; index < _texts.Count; index++)
        {
            Add(_byNoun, _listings[index].Family.Noun.ToUpperInvariant(), index);
            var text = _texts[index];
            for (var at = 1; at < text.Length; at++)
            {
                Add(_byPair, (text[at - 1], text[at]), index);
            }
        }
    }

    /// <summary>Listings that hold every word of the keyword, or whose noun the keyword holds, in the catalogue's order.</summary>
    public IEnumerable<Listing> Search(string keyword)
    {
        keyword = keyword.ToUpperInvariant();
        var found = new SortedSet<int>(_byNoun.Where(noun => keyword.Contains(noun.Key, StringComparison.Ordinal)).SelectMany(noun => noun.Value));
        var words = keyword.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        found.UnionWith(Candidates(words).Where(index => Array.TrueForAll(words, word => _texts[index].Contains(word, StringComparison.Ordinal))));
        return found.Select(index => _listings[index]);
    }

    // The pair that the fewest listings hold leads to the fewest to look at.
    private IEnumerable<int> Candidates(string[] words)
    {
        IEnumerable<int> fewest = Enumerable.Range(0, _listings.Count);
        var count = _listings.Count;
        foreach (var word in words)
        {
            for (var at = 1; at < word.Length; at++)
            {
                if (!_byPair.TryGetValue((word[at - 1], word[at]), out var holders))
                {
                    return [];
                }

                (fewest, count) = holders.Count < count ? (holders, holders.Count) : (fewest, count);
            }
        }

        return fewest;
    }

    // A line end stands between the texts, and in no word: nothing is found across them.
    private static string TextOf(Listing listing) =>
        string.Join('\n', listing.Title, listing.TitleEnglish, listing.Family.Category, listing.Family.CategoryEnglish).ToUpperInvariant();

    private static void Add<TKey>(Dictionary<TKey, List<int>> lists, TKey key, int index)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists[key] = list = [];
        }

        if (list.Count == 0 || list[^1] != index)
        {
            list.Add(index);
        }
    }
}
