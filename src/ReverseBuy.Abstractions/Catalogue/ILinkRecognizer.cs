namespace ReverseBuy.Catalogue;

/// <summary>Finds a marketplace's listing in text that people paste. Pure: no network, no clock. Implemented by connectors.</summary>
public interface ILinkRecognizer
{
    /// <summary>Looks for the first link to a listing of this marketplace.</summary>
    /// <param name="text">What was pasted: a bare link, or a share text with slogans around it. Untrusted.</param>
    /// <returns>The listing, or <see langword="null"/> when the text holds no link of this marketplace.</returns>
    ListingId? Recognize(string text);
}
