namespace ReverseBuy.Catalogue;

/// <summary>A search by picture.</summary>
/// <param name="Image">The picture's bytes: JPEG, PNG or WebP.</param>
public sealed record ImageQuery(ReadOnlyMemory<byte> Image)
{
    /// <summary>The page, from 1. A marketplace that has one page only answers later ones empty.</summary>
    public int Page { get; init; } = 1;

    /// <summary>How many results a page has; connectors lower it to what their marketplace allows.</summary>
    public int PageSize { get; init; } = 20;
}
