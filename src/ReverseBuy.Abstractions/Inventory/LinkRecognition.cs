using ReverseBuy.Catalogue;

namespace ReverseBuy.Inventory;

/// <summary>What a pasted text means. A closed set: <see cref="Recognized"/>, <see cref="NotRecognized"/>.</summary>
public abstract record LinkRecognition
{
    private LinkRecognition()
    {
    }

    /// <summary>The text holds a link to a listing.</summary>
    /// <param name="Listing">The listing.</param>
    public sealed record Recognized(ListingId Listing) : LinkRecognition;

    /// <summary>The text holds no link that a registered connector knows.</summary>
    /// <param name="Message">What was expected, in words for the person who pasted it.</param>
    public sealed record NotRecognized(string Message) : LinkRecognition;
}
