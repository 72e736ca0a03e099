namespace ReverseBuy.Catalogue;

/// <summary>A search by keyword at several marketplaces at once.</summary>
/// <param name="Keyword">What to look for, in Chinese for the best results; not empty.</param>
public sealed record MarketplaceSearchQuery(string Keyword)
{
    /// <summary>
    /// Which marketplaces are asked, and in what order they are answered for; none twice. <see langword="null"/> asks those of the continuation, and without one all that
    /// have a connector, in the order of registration.
    /// </summary>
    public IReadOnlyList<MarketplaceId>? Marketplaces { get; init; }

    /// <summary>How many results each marketplace gives; at least 1. Connectors lower it to what their marketplace allows.</summary>
    public int PageSize { get; init; } = 20;

    /// <summary>In what order each marketplace gives its results. Default as each thinks best.</summary>
    public SearchSort Sort { get; init; }

    /// <summary>Only what costs at least so much, in the marketplaces' currency.</summary>
    public Money? MinimumPrice { get; init; }

    /// <summary>Only what costs at most so much, in the marketplaces' currency.</summary>
    public Money? MaximumPrice { get; init; }

    /// <summary>When to stop waiting, counted from the call; longer than nothing, at most a day. Default: what the host's options say.</summary>
    public TimeSpan? Deadline { get; init; }

    /// <summary>Where to go on, from an answer to the same query; <see langword="null"/> begins at the first pages.</summary>
    public SearchContinuation? Continuation { get; init; }
}
