using System.Text.Json;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Catalogue;

/// <summary>
/// What the pieces of an offer weigh. The platform tells it in up to three places and two units; what it measured itself comes before what the
/// seller wrote, and a SKU's own before the offer's. What it guesses (<c>aiWeight</c>) is not used.
/// </summary>
internal sealed class OfferWeights
{
    private const int GramsPerKilogram = 1000;
    private const int Heaviest = 100_000_000;

    private readonly Dictionary<JsonKey, int> _bySku = new(32);
    private readonly int? _ofOffer;

    // The list that is asked last is mostly the same again, and read only for a SKU that the others do not name.
    private WireValue? _last;

    private OfferWeights(WireValue? shipping, int? ofOffer) => (_last, _ofOffer) = (shipping, ofOffer);

    public static OfferWeights Read(WireValue offer)
    {
        if (offer.Path("productShippingInfo") is not { } shipping)
        {
            return new OfferWeights(null, null);
        }

        var weights = new OfferWeights(shipping, Grams(new SentWeight(shipping), GramsPerKilogram));
        foreach (var sku in shipping.Elements("skuShippingDetails"))
        {
            var sent = new SentWeight(sku);
            weights.Add(sent.SkuId, Grams(sent, GramsPerKilogram));
        }

        return weights;
    }

    /// <summary>The weight of one piece of a SKU, or of an offer without choices, in grams; <see langword="null"/> when nothing is told.</summary>
    public int? Of(JsonKey skuId)
    {
        if (_bySku.TryGetValue(skuId, out var grams))
        {
            return grams;
        }

        if (_last is { } shipping)
        {
            _last = null;
            foreach (var sku in shipping.Elements("skuShippingInfoList"))
            {
                var sent = new SentWeight(sku);
                Add(sent.SkuId, Grams(sent.Own, factor: 1));
            }

            return Of(skuId);
        }

        return _ofOffer;
    }

    private static int? Grams(SentWeight sent, int factor) => Grams(sent.Official, factor) ?? Grams(sent.Own, factor);

    // A weight is an estimate: one that makes no sense is none, and costs nobody the offer.
    private static int? Grams(WireValue sent, int factor) =>
        TolerantJson.TryDecimal(sent, out var weight) && weight is > 0 and <= Heaviest && weight * factor is <= Heaviest and var grams
            ? (int)decimal.Ceiling(grams)
            : null;

    private void Add(WireValue skuId, int? grams)
    {
        if (grams is { } known && new JsonKey(skuId) is { IsNone: false } key)
        {
            _bySku.TryAdd(key, known);
        }
    }
}
