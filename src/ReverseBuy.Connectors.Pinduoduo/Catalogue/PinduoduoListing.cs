using System.Text.RegularExpressions;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Pinduoduo.Catalogue;

/// <summary>
/// The two names that a listing goes by: the <c>goods_sign</c> of searches and promoters' links, by which it is asked for, and the <c>goods_id</c> of the app's
/// links, which the interface only takes as a link to search for.
/// </summary>
internal static partial class PinduoduoListing
{
    /// <summary>The sign, if that is what a listing goes by.</summary>
    public static string? SignOf(ListingId listing) => Sign(listing.Value);

    /// <summary>The number, if that is what a listing goes by.</summary>
    public static string? NumberOf(ListingId listing) => PastedLink.Number(listing.Value);

    /// <summary>A text that is a sign; numbers are none.</summary>
    public static string? Sign(string text) => SignForm().IsMatch(text) && text.AsSpan().ContainsAnyExceptInRange('0', '9') ? text : null;

    /// <summary>The page that shows it.</summary>
    public static Uri PageOf(ListingId listing) => NumberOf(listing) is { } number
        ? new Uri($"https://mobile.yangkeduo.com/goods.html?goods_id={number}")
        : new Uri($"https://jinbao.pinduoduo.com/goods-detail?s={Uri.EscapeDataString(listing.Value)}");

    [GeneratedRegex(@"^[A-Za-z0-9_-]{20,128}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SignForm();
}
