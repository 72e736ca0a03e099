using System.Globalization;
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

    private readonly Dictionary<string, int> _bySku = new(StringComparer.Ordinal);
    private readonly int? _ofOffer;

    // The list that is asked last is mostly the same again, and read only for a SKU that the others do not name.
    private JsonElement? _last;

    private OfferWeights(JsonElement? shipping, int? ofOffer) => (_last, _ofOffer) = (shipping, ofOffer);

    public static OfferWeights Read(JsonElement offer)
    {
        if (offer.Path("productShippingInfo") is not { } shipping)
        {
            return new OfferWeights(null, null);
        }

        var weights = new OfferWeights(shipping, Grams(shipping, "officialWeight", GramsPerKilogram) ?? Grams(shipping, "weight", GramsPerKilogram));
        foreach (var sku in shipping.List("skuShippingDetails"))
        {
            weights.Add(sku, Grams(sku, "officialWeight", GramsPerKilogram) ?? Grams(sku, "weight", GramsPerKilogram));
        }

        return weights;
    }

    /// <summary>The weight of one piece in grams; <see langword="null"/> when nothing is told.</summary>
    public int? Of(string skuId)
    {
        if (_bySku.TryGetValue(skuId, out var grams))
        {
            return grams;
        }

        if (_last is { } shipping)
        {
            _last = null;
            foreach (var sku in shipping.List("skuShippingInfoList"))
            {
                Add(sku, Grams(sku, "weight", 1));
            }

            return Of(skuId);
        }

        return _ofOffer;
    }

    // A weight is an estimate: one that makes no sense is none, and costs nobody the offer.
    private static int? Grams(JsonElement holder, string member, int factor) =>
        decimal.TryParse(holder.Text(member), NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) && weight > 0 && weight <= (decimal)Heaviest / factor
            ? (int)decimal.Ceiling(weight * factor)
            : null;

    private void Add(JsonElement sku, int? grams)
    {
        if (grams is { } known && sku.Text("skuId") is { } id)
        {
            _bySku.TryAdd(id, known);
        }
    }
}
