using ReverseBuy.Buying;
using ReverseBuy.Connectors.Jd.Gateway;

namespace ReverseBuy.Connectors.Jd.Buying;

/// <summary>What JD's refusals of a purchase mean: by the few codes that are known, else by words.</summary>
internal static class JdRefusals
{
    private static readonly (PurchaseRefusalReason Reason, string[] Words)[] Meanings =
    [
        (PurchaseRefusalReason.OutOfStock, ["库存", "无货", "缺货"]),
        (PurchaseRefusalReason.QuantityRule, ["起购", "起订", "限购", "数量"]),
        (PurchaseRefusalReason.PriceChanged, ["价格"]),
        (PurchaseRefusalReason.NotOrderable, ["商品池", "下架", "不可售", "区域限制", "限制销售"]),
    ];

    /// <summary>A refusal; it names a line when JD's words name its SKU alone.</summary>
    public static PurchaseRefusal Of(JdAnswer answer, IReadOnlyList<PurchaseLine> lines)
    {
        var named = JdSkuNumbers.In(answer.Message, lines.Select(line => line.PurchaseKey).Distinct(StringComparer.Ordinal));
        return new PurchaseRefusal(ReasonOf(answer.Code, answer.Message), answer.Code ?? "none", answer.Message ?? "JD gave no reason.")
        {
            Sku = named is [var only] ? lines.First(line => line.PurchaseKey == only).Sku : null,
        };
    }

    /// <summary>A refusal of a line that the connector found out itself, before an order was made.</summary>
    public static PurchaseRefusal OfLine(PurchaseRefusalReason reason, string code, string message, string sku, IReadOnlyList<PurchaseLine> lines) =>
        new(reason, code, message) { Sku = lines.First(line => line.PurchaseKey == sku).Sku };

    internal static PurchaseRefusalReason ReasonOf(string? code, string? message) => code switch
    {
        "3008" => PurchaseRefusalReason.OutOfStock,
        "3019" => PurchaseRefusalReason.PriceChanged,
        "2004" or "0010" => PurchaseRefusalReason.NotOrderable,

        // The balance does not suffice: nothing is wrong with the goods.
        "3017" => PurchaseRefusalReason.Other,
        _ => OfWords(message),
    };

    private static PurchaseRefusalReason OfWords(string? message)
    {
        foreach (var (reason, words) in Meanings)
        {
            if (message is not null && words.Any(word => message.Contains(word, StringComparison.Ordinal)))
            {
                return reason;
            }
        }

        return PurchaseRefusalReason.Other;
    }
}
