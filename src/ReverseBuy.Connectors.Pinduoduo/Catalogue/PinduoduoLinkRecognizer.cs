using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Pinduoduo.Catalogue;

/// <summary>Finds links to listings in share texts. Nothing is fetched, so short links (<c>p.pinduoduo.com</c>) and those that hide the listing (<c>ps=</c>) are not recognised.</summary>
internal sealed class PinduoduoLinkRecognizer : ILinkRecognizer
{
    public ListingId? Recognize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var link in PastedText.Links(text))
        {
            if (PinduoduoLink.GoodsOf(link) is { } goods)
            {
                return new ListingId(PinduoduoMarketplace.Id, goods);
            }
        }

        return null;
    }
}
