using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Buying;

/// <summary>The fields that preview and create share.</summary>
internal static class OrderForm
{
    public static IReadOnlyList<KeyValuePair<string, string>> Write(Alibaba1688Options options, PurchaseRequest request) =>
    [
        new("flow", options.Flow),
        new("addressParam", JsonText.Object(writer => WriteAddress(writer, request.Destination))),
        new("cargoParamList", JsonText.Array(writer => WriteCargo(writer, request.Lines))),
        new("outOrderId", request.Reference),
    ];

    /// <summary>A creation may name the way of trade, which a preview only tells.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> WriteCreation(Alibaba1688Options options, PurchaseRequest request) =>
        options.TradeType is { } way ? [.. Write(options, request), new("tradeType", way)] : Write(options, request);

    private static void WriteAddress(Utf8JsonWriter writer, WarehouseAddress address)
    {
        writer.WriteString("fullName", address.ContactName);
        writer.WriteString("mobile", address.ContactPhone);
        writer.WriteString("postCode", address.PostalCode);
        writer.WriteString("provinceText", address.Province);
        writer.WriteString("cityText", address.City);
        writer.WriteString("areaText", address.District);
        writer.WriteString("districtCode", address.DistrictCode);
        writer.WriteString("address", address.Street);
    }

    private static void WriteCargo(Utf8JsonWriter writer, IReadOnlyList<PurchaseLine> lines)
    {
        foreach (var line in lines)
        {
            var key = OfferKey.Parse(line.PurchaseKey);
            writer.WriteStartObject();
            writer.WriteNumber("offerId", OfferNumber.Of(key.Offer));
            if (key.Spec is { } spec)
            {
                writer.WriteString("specId", spec);
            }

            writer.WriteNumber("quantity", line.Quantity);
            writer.WriteEndObject();
        }
    }
}
