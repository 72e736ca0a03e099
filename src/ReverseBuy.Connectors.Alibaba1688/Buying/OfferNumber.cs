using System.Globalization;

namespace ReverseBuy.Connectors.Alibaba1688.Buying;

/// <summary>The platform's offer ids, which its questions want as numbers.</summary>
internal static class OfferNumber
{
    public static long Of(string offer) =>
        long.TryParse(offer, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ArgumentException($"'{offer}' is no offer of 1688; those are digits only. Take it from a live offer.", nameof(offer));
}
