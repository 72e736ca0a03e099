namespace ReverseBuy.Catalogue;

/// <summary>A search result: enough to show a tile, too little to order from.</summary>
public sealed record SearchHit
{
    /// <summary>The listing.</summary>
    public required ListingId Id { get; init; }

    /// <summary>The seller's title, in Chinese.</summary>
    public required string Title { get; init; }

    /// <summary>The marketplace's own translation of the title, when it sent one.</summary>
    public string? TranslatedTitle { get; init; }

    /// <summary>The price shown beside the result, usually the lowest; <see langword="null"/> when it could not be read.</summary>
    public Money? Price { get; init; }

    /// <summary>The main picture.</summary>
    public Uri? Image { get; init; }
}
