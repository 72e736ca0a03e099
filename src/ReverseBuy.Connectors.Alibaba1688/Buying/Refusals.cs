using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Buying;

/// <summary>What the platform's business refusals of a purchase mean.</summary>
internal static class Refusals
{
    public static PurchaseRefusal Read(string code, string? message) => new(ReasonOf(code, message), code, message ?? string.Empty);

    public static PurchaseRefusal ReadLine(WireValue failed, IReadOnlyList<PurchaseLine> lines) =>
        ForLine(failed, lines, failed.Text("errorCode") ?? "none", failed.Text("errorMessage"));

    /// <summary>A refusal of one of our lines, found again by offer and hash.</summary>
    public static PurchaseRefusal ForLine(WireValue line, IReadOnlyList<PurchaseLine> lines, string code, string? message)
    {
        var key = OfferKey.Read(line, "offerId").ToString();
        return Read(code, message) with
        {
            Sku = lines.FirstOrDefault(each => each.PurchaseKey == key)?.Sku,
        };
    }

    internal static PurchaseRefusalReason ReasonOf(string code, string? message) => code switch
    {
        "500_004" => PurchaseRefusalReason.OutOfStock,

        // Its own words stand before it: "Failed to operate on stock: PRODUCT_TRADE_STAT_ERROR".
        _ when code.Contains("PRODUCT_TRADE_STAT_ERROR", StringComparison.Ordinal) || message?.Contains("PRODUCT_TRADE_STAT_ERROR", StringComparison.Ordinal) == true =>
            PurchaseRefusalReason.OutOfStock,
        "500_005" or "500_006" or "500_009" => PurchaseRefusalReason.QuantityRule,
        "500_001" or "500_003" or "500_007" or "500_008" or "no-trade-mode" => PurchaseRefusalReason.NotOrderable,
        _ => PurchaseRefusalReason.Other,
    };
}
