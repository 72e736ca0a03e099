using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;

namespace Lantern.Catalogue;

/// <summary>Finds links such as <c>https://www.lantern.example/item/1001</c> in what customers paste. Hosts are compared whole.</summary>
internal sealed class LanternLinkRecognizer : ILinkRecognizer
{
    private const string Page = "/item/";

    public ListingId? Recognize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var link in PastedText.Links(text))
        {
            if (link is { Scheme: "http" or "https", Host: "www.lantern.example" or "m.lantern.example" } && link.Path.StartsWith(Page, StringComparison.Ordinal)
                && PastedLink.Number(link.Path[Page.Length..]) is { } item)
            {
                return new ListingId(LanternMarketplace.Id, item);
            }
        }

        return null;
    }
}
