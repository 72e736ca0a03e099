using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Taobao.Catalogue;

/// <summary>
/// Finds links to items in share texts. Nothing is fetched, so short links (<c>m.tb.cn</c>, <c>e.tb.cn</c>) and passwords (￥…￥), which only
/// Taobao can resolve, are not recognised.
/// </summary>
internal sealed class TaobaoLinkRecognizer : ILinkRecognizer
{
    public ListingId? Recognize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var link in PastedText.Links(text))
        {
            if (TaobaoLink.ItemOf(link) is { } item)
            {
                return new ListingId(TaobaoMarketplace.Id, item);
            }
        }

        return null;
    }
}
