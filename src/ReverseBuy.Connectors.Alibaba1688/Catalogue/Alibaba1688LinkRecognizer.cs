using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Catalogue;

/// <summary>Finds offers in the links of desktop, mobile site and app. Nothing is fetched, so short links (<c>qr.1688.com</c>) are not recognised.</summary>
internal sealed class Alibaba1688LinkRecognizer : ILinkRecognizer
{
    public ListingId? Recognize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var link in PastedText.Links(text))
        {
            if (Alibaba1688Link.OfferOf(link) is { } offer)
            {
                return new ListingId(Alibaba1688Marketplace.Id, offer);
            }
        }

        return null;
    }
}
