using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Taobao.Buying;

/// <summary>Makes refusals of the marketplace's codes. The platform publishes no list of them, so they are read by the words in them.</summary>
internal static class TaobaoRefusals
{
    private static readonly (PurchaseRefusalReason Reason, string[] Words)[] Meanings =
    [
        (PurchaseRefusalReason.OutOfStock, ["STOCK", "INVENTORY", "SOLD_OUT", "库存"]),
        (PurchaseRefusalReason.QuantityRule, ["QUANTITY", "BEGIN_AMOUNT", "MIN_BUY", "LIMIT", "起购", "起批", "限购"]),
        (PurchaseRefusalReason.PriceChanged, ["PRICE", "AMOUNT", "价格"]),
        (PurchaseRefusalReason.NotOrderable, ["OFF_SHELF", "OFFSALE", "OFF_SALE", "NOT_FOUND", "NOT_EXIST", "UNAVAILABLE", "NOT_ORDERABLE", "下架"]),
    ];

    public static PurchaseRefusal Of(string? code, string? message, PurchaseRefusalReason otherwise = PurchaseRefusalReason.Other) =>
        new(ReasonOf(code) ?? ReasonOf(message) ?? otherwise, code ?? "none", message ?? "Taobao gave no reason.");

    /// <summary>The refusal of a SKU in a preview.</summary>
    public static PurchaseRefusal OfSku(WireValue unavailable, IReadOnlyList<PurchaseLine> lines)
    {
        var key = TaobaoPurchaseKey.Of(unavailable)?.ToString();
        var line = lines.FirstOrDefault(line => string.Equals(line.PurchaseKey, key, StringComparison.Ordinal));
        var message = unavailable.Text("error_msg") ?? unavailable.Text("reason");
        return Of(unavailable.Text("error_code") ?? unavailable.Text("reason"), message, PurchaseRefusalReason.NotOrderable) with { Sku = line?.Sku };
    }

    private static PurchaseRefusalReason? ReasonOf(string? text)
    {
        foreach (var (reason, words) in Meanings)
        {
            if (text is not null && words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)))
            {
                return reason;
            }
        }

        return null;
    }
}
