using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Jd.Gateway;

namespace ReverseBuy.Connectors.Jd.Buying;

/// <summary>
/// Asks whether SKUs are there, for one warehouse's area. JD counts only when fewer than 50 are asked for; from there on it answers nothing, and from 100 on the
/// very number that was asked, which is never taken for stock.
/// </summary>
internal sealed class JdStock(JdBatches batches)
{
    private const int FirstUncounted = 50;

    /// <summary>The availability of each SKU that JD tells of.</summary>
    public Task<IReadOnlyDictionary<string, Availability>> ReadAsync(
        ConnectorContext context, IReadOnlyCollection<string> skus, JdArea area, Func<string, int> quantityOf, CancellationToken cancellationToken) =>
        batches.AskAsync<Availability>(
            context,
            JdOperation.GetStock,
            skus,
            chunk => [new("skuNums", NumbersOf(chunk, quantityOf)), new("area", area.ToString())],
            element => Read(element, quantityOf(element.Id("skuId") ?? string.Empty)),
            cancellationToken);

    internal static Availability? Read(WireValue element, int asked) => element.Whole("stockStateId") switch
    {
        33 => element.Whole("remainNum") is >= 0 and <= int.MaxValue and var count && asked < FirstUncounted
            ? Availability.Exactly((int)count)
            : Availability.InStock,

        // On its way to JD, or in another of its warehouses.
        39 or 40 => Availability.InStock,

        // 36 can be ordered in advance and 99 be ordered back; neither is there.
        34 or 36 or 99 => Availability.Out,
        _ => Availability.Unknown,
    };

    private static string NumbersOf(IReadOnlyList<string> skus, Func<string, int> quantityOf) => JsonText.Array(writer =>
    {
        foreach (var sku in skus)
        {
            writer.WriteStartObject();
            writer.WritePropertyName("skuId");
            writer.WriteRawValue(JdSkuNumbers.Check(sku));
            writer.WriteNumber("num", quantityOf(sku));
            writer.WriteEndObject();
        }
    });
}
