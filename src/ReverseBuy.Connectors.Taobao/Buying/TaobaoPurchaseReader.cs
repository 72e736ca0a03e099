using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Taobao.Catalogue;
using ReverseBuy.Connectors.Taobao.Gateway;

namespace ReverseBuy.Connectors.Taobao.Buying;

/// <summary>Reads the answers to preview, create and pay. Where an answer leaves open what was done, it says so instead of guessing.</summary>
internal static class TaobaoPurchaseReader
{
    public static PurchasePreview Preview(TaobaoAnswer answer, PurchaseRequest request)
    {
        if (answer.Data?.List("unavailable_sku_list") is [var unavailable, ..])
        {
            return new PurchasePreview.Refused(TaobaoRefusals.OfSku(unavailable, request.Lines));
        }

        if (!answer.Succeeded && answer.ErrorCode is not null && !TaobaoErrors.MeansFailure(answer.ErrorCode))
        {
            return new PurchasePreview.Refused(TaobaoRefusals.Of(answer.ErrorCode, answer.ErrorMessage));
        }

        var data = answer.RequireData();
        var orders = data.List("render_item_list");
        var total = data.Amount("total_real_pay_price") ?? throw new JsonException("The preview has no total in CNY.");
        var freight = orders.Aggregate(Money.Zero(Currency.CNY), (sum, order) => sum + FreightOf(order));
        return new PurchasePreview.Buyable(total - freight, freight, orders.Count);
    }

    public static PurchaseResult Created(TaobaoAnswer answer, PurchaseRequest request)
    {
        // What was made counts first, whatever the flags beside it say.
        if (answer.Data?.List("order_list") is { Count: > 0 } orders)
        {
            return new PurchaseResult.Placed([.. orders.Select(PlacedOf)], LeftOut(orders, request.Lines));
        }

        var inner = answer.Data is { } data && data.Flag("success") != true ? data : (WireValue?)null;
        var code = answer.ErrorCode ?? inner?.Text("error_code");
        var message = answer.ErrorMessage ?? inner?.Text("error_message") ?? inner?.Text("error_msg");
        var isDefinite = (!answer.Succeeded || inner is not null) && (code ?? message) is not null;
        return isDefinite && !TaobaoErrors.MeansFailure(code) && !TaobaoErrors.MeansDoneBefore(code)
            ? new PurchaseResult.Refused(TaobaoRefusals.Of(code, message))
            : throw TaobaoErrors.Undecided(answer, code);
    }

    public static PayResult Paid(TaobaoAnswer answer, string upstreamOrderId)
    {
        if (answer.Data is { } data)
        {
            if (Names(data.List("will_pay_purchase_order_ids"), upstreamOrderId))
            {
                return new PayResult(PayOutcome.Accepted);
            }

            var failure = data.List("pay_failed_results").FirstOrDefault(result => result.Text("gspOrderId") == upstreamOrderId);
            if (failure.Kind == JsonValueKind.Object || Names(data.List("pay_failure_purchase_order_ids"), upstreamOrderId))
            {
                return Refused(answer, failure.Text("errorCode") ?? answer.ErrorCode, failure.Text("errorMessage") ?? answer.ErrorMessage);
            }
        }

        return !answer.Succeeded && answer.ErrorCode is not null
            ? Refused(answer, answer.ErrorCode, answer.ErrorMessage)
            : throw TaobaoErrors.Undecided(answer, answer.ErrorCode);
    }

    /// <summary>What became of a cancellation. Success only means that the platform has taken it on.</summary>
    public static CancelResult Cancelled(TaobaoAnswer answer)
    {
        if (answer.Succeeded || TaobaoErrors.MeansDoneBefore(answer.ErrorCode))
        {
            return new CancelResult(CancelOutcome.Accepted);
        }

        return (answer.ErrorCode ?? answer.ErrorMessage) is not null && !TaobaoErrors.MeansFailure(answer.ErrorCode)
            ? new CancelResult(CancelOutcome.Refused, answer.ErrorCode, answer.ErrorMessage)
            : throw TaobaoErrors.Undecided(answer, answer.ErrorCode);
    }

    // "Refused" promises that nothing was paid; a failure inside the platform or a payment made before promises nothing.
    private static PayResult Refused(TaobaoAnswer answer, string? code, string? message) =>
        TaobaoErrors.MeansFailure(code) || TaobaoErrors.MeansDoneBefore(code)
            ? throw TaobaoErrors.Undecided(answer, code)
            : new PayResult(PayOutcome.Refused, code, message);

    private static bool Names(IEnumerable<WireValue> ids, string id) => ids.Any(element => TolerantJson.TextOf(element) == id);

    /// <summary>The domestic freight of one seller's part of a preview.</summary>
    private static Money FreightOf(WireValue order) =>
        order.Amount("mainland_shipping_fee") ?? order.Fen("delivery_fee") ?? Money.Zero(Currency.CNY);

    private static PlacedUpstreamOrder PlacedOf(WireValue order) => new(
        order.Id("purchase_id") ?? throw new JsonException("A created order has no id."),
        order.Fen("estimate_amount", "estimate_currency") ?? throw new JsonException("A created order has no amount in CNY."));

    private static IReadOnlyList<PurchaseRefusal> LeftOut(IReadOnlyList<WireValue> orders, IReadOnlyList<PurchaseLine> lines)
    {
        var placed = orders.SelectMany(order => order.List("order_line_list")).ToArray();
        if (placed.Length == 0 || placed.Any(line => NumberIn(line) is null))
        {
            return [];
        }

        var numbers = placed.Select(NumberIn).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. lines.Where((_, index) => !numbers.Contains(TaobaoLines.NumberOf(index)))
                .Select(line => new PurchaseRefusal(PurchaseRefusalReason.Other, "none", "Taobao made no order of this line.") { Sku = line.Sku }),
        ];
    }

    private static string? NumberIn(WireValue line) => line.Text("order_line_no") ?? line.Text("orderLineNo");
}
