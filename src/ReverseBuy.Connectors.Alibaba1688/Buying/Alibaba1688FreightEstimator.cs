using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Buying;

/// <summary>Estimates by <c>product.freight.estimate</c>, one offer a call; it counts by SKU id, where orders go by the hash.</summary>
internal sealed class Alibaba1688FreightEstimator(Alibaba1688Gateway gateway) : IFreightEstimator
{
    private const long PaidBySeller = 1;

    public async ValueTask<IReadOnlyList<FreightEstimate>> EstimateAsync(
        ConnectorContext context,
        LiveOfferRequest request,
        CancellationToken cancellationToken)
    {
        return await Task.WhenAll(request.Lines.GroupBy(line => line.Sku.Listing).Select(group => AskAsync(group.Key, [.. group]))).ConfigureAwait(false);

        Task<FreightEstimate> AskAsync(ListingId listing, IReadOnlyList<LiveOfferLine> lines) => gateway.CallAsync(
            context,
            Alibaba1688Operation.Freight,
            [new("productFreightQueryParamsNew", Write(request.Destination, listing, lines))],
            answer => Read(answer, listing),
            cancellationToken);
    }

    internal static FreightEstimate Read(WireValue answer, ListingId listing)
    {
        var freight = CrossBorderEnvelope.Open(Alibaba1688Operation.Freight, answer);
        return freight.Flag("freePostage") == true || freight.Whole("templateType") == PaidBySeller
            ? new FreightEstimate(listing, Money.Zero(Currency.CNY), IsFree: true)
            : new FreightEstimate(
                listing,
                new Money(freight.Decimal("freight") ?? throw new JsonException("An estimate has no freight."), Currency.CNY),
                IsFree: false);
    }

    private static string Write(WarehouseAddress destination, ListingId listing, IReadOnlyList<LiveOfferLine> lines)
    {
        // Codes of province and city are the district's with zeros behind.
        var district = destination.DistrictCode;
        if (district.Length != 6 || !district.All(char.IsAsciiDigit))
        {
            throw new ArgumentException($"The district code of warehouse '{destination.Warehouse}' is not six digits; 1688 estimates freight by it.", nameof(destination));
        }

        return JsonText.Object(writer =>
        {
            writer.WriteNumber("offerId", OfferNumber.Of(listing.Value));
            writer.WriteString("toProvinceCode", district[..2] + "0000");
            writer.WriteString("toCityCode", district[..4] + "00");
            writer.WriteString("toCountryCode", district); // the district, whatever its name says
            writer.WriteNumber("totalNum", lines.Sum(line => (long)line.Quantity));
            writer.WriteStartArray("logisticsSkuNumModels");
            foreach (var line in lines.Where(line => line.Sku.Value != SkuId.OnlySku))
            {
                writer.WriteStartObject();
                writer.WriteString("skuId", line.Sku.Value);
                writer.WriteNumber("number", line.Quantity);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });
    }
}
