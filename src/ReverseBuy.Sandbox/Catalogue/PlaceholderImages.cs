using System.Globalization;
using System.Net;

namespace ReverseBuy.Sandbox.Catalogue;

/// <summary>The pictures of the listings: generated SVG, served by the sandbox itself.</summary>
internal sealed class PlaceholderImages(CatalogueIndex catalogue, Func<Uri> baseAddress)
{
    public const int PerListing = 3;

    public string UrlOf(Listing listing, int number) =>
        new Uri(baseAddress(), string.Create(CultureInfo.InvariantCulture, $"images/{listing.Marketplace}/{listing.Id}/{number}.svg")).ToString();

    public IEnumerable<string> UrlsOf(Listing listing) => Enumerable.Range(1, PerListing).Select(number => UrlOf(listing, number));

    /// <summary>Product text as sellers write it: pictures that only a script would load.</summary>
    public string DescriptionOf(Listing listing) =>
        $"<div><p>{WebUtility.HtmlEncode(listing.Title)}</p>"
        + string.Concat(UrlsOf(listing).Select(url => $"<p><img src=\"//img.alicdn.com/lazyload.png\" data-lazyload-src=\"{url}\"></p>"))
        + "</div>";

    public string? Draw(string marketplace, long listingId, int number)
    {
        if (catalogue.Find(marketplace, listingId) is not { } listing || number is < 1 or > PerListing)
        {
            return null;
        }

        var hue = (Mixing.Number(listing.Family.Key, 360) + (number * 25)) % 360;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="800" height="800" viewBox="0 0 800 800">
            <rect width="800" height="800" fill="hsl({hue},45%,80%)"/>
            <circle cx="400" cy="360" r="200" fill="hsl({hue},45%,60%)"/>
            <text x="400" y="680" font-size="56" text-anchor="middle" font-family="sans-serif">{WebUtility.HtmlEncode(listing.Family.Noun)} {number}</text>
            </svg>
            """);
    }
}
