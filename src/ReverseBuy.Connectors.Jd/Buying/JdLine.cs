using ReverseBuy.Buying;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Jd.Gateway;

namespace ReverseBuy.Connectors.Jd.Buying;

/// <summary>The lines of a purchase as JD counts them: by its own number of a SKU, whatever listing it was found under.</summary>
internal sealed record JdLine(string Sku, int Quantity, Money UnitPrice)
{
    /// <exception cref="ArgumentException">A purchase key was not made by this connector.</exception>
    public static IReadOnlyList<JdLine> Of(IEnumerable<PurchaseLine> lines) =>
    [
        .. lines.GroupBy(line => JdSkuNumbers.Check(line.PurchaseKey), StringComparer.Ordinal)
            .Select(same => new JdLine(same.Key, same.Sum(line => line.Quantity), same.First().UnitPrice)),
    ];

    /// <summary>SKUs and how many of each, as the question for freight wants them.</summary>
    public static string Counted(IEnumerable<JdLine> lines) => Write(lines, isPriced: false);

    /// <summary>The goods of an order.</summary>
    public static string Ordered(IEnumerable<JdLine> lines) => Write(lines, isPriced: true);

    /// <summary>The prices that an order is made at, or not at all.</summary>
    public static string PriceSnap(IEnumerable<JdLine> lines) => JsonText.Array(writer =>
    {
        foreach (var line in lines)
        {
            writer.WriteStartObject();
            writer.WriteNumber("price", line.UnitPrice.Amount);
            writer.WritePropertyName("skuId");
            writer.WriteRawValue(line.Sku);
            writer.WriteEndObject();
        }
    });

    private static string Write(IEnumerable<JdLine> lines, bool isPriced) => JsonText.Array(writer =>
    {
        foreach (var line in lines)
        {
            writer.WriteStartObject();
            writer.WritePropertyName("skuId");
            writer.WriteRawValue(line.Sku);
            writer.WriteNumber("num", line.Quantity);
            if (isPriced)
            {
                writer.WriteNumber("price", line.UnitPrice.Amount);
                writer.WriteBoolean("bNeedGift", false);
                writer.WriteBoolean("bNeedAnnex", true);
            }

            writer.WriteEndObject();
        }
    });
}
