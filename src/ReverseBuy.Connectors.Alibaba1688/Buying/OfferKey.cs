using System.Text.Json;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Buying;

/// <summary>By what the platform orders: the offer, and the hash of the spec unless the offer has no choices.</summary>
internal readonly record struct OfferKey(string Offer, string? Spec)
{
    public static OfferKey Parse(string purchaseKey) =>
        purchaseKey.Split(':', 2) is [var offer, var spec] ? new OfferKey(offer, spec) : new OfferKey(purchaseKey, null);

    /// <summary>Reads the key of a line that the platform sends back; the offer's member is named differently from answer to answer.</summary>
    public static OfferKey Read(WireValue line, string offerMember) => new(line.Text(offerMember) ?? string.Empty, line.Text("specId"));

    public override string ToString() => Spec is null ? Offer : $"{Offer}:{Spec}";
}
