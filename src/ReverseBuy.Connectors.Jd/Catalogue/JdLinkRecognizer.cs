using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Jd.Catalogue;

/// <summary>Finds links to SKUs in share texts. Nothing is fetched, so short links (<c>3.cn</c>, <c>u.jd.com</c>) are not recognised here.</summary>
internal sealed class JdLinkRecognizer : ILinkRecognizer
{
    public ListingId? Recognize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var link in PastedText.Links(text))
        {
            if (JdLink.SkuOf(link) is { } sku)
            {
                return new ListingId(JdMarketplace.Id, sku);
            }
        }

        return null;
    }
}
