using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Buying;

/// <summary>From the platform's answers about refunds to ours; money in fen.</summary>
internal static class RefundAnswers
{
    public static IReadOnlyList<RefundReason> ReadReasons(WireValue answer)
    {
        var result = answer.Nested("result") ?? throw Alibaba1688Errors.FromBusiness(Alibaba1688Operation.RefundReasons, null);
        if (result.Flag("success") == false)
        {
            // 5001: no such order; 5010: its state allows none. Both mean that nothing can be asked for.
            var code = result.Text("code");
            return code is "5001" or "5010" ? [] : throw Alibaba1688Errors.FromBusiness(Alibaba1688Operation.RefundReasons, code);
        }

        var content = result.Nested("result") ?? throw new JsonException("An answer about reasons has none.");
        return
        [
            .. content.List("reasons")
                .Where(reason => reason.Text("id") is not null)
                .Select(reason => new RefundReason(reason.Text("id")!, reason.Text("name") ?? string.Empty, reason.Flag("needVoucher") == true)),
        ];
    }

    public static RefundResult ReadApplication(WireValue answer)
    {
        var result = answer.Nested("result") ?? throw new JsonException("An application for a refund has no result.");

        // An id is a refund, whatever stands beside it.
        if (result.Path("result")?.Text("refundId") is { } id)
        {
            return new RefundResult.Applied(id);
        }

        var (code, message) = (result.Text("code"), result.Text("message"));
        return result.Flag("success") == false && code is not null && !Alibaba1688Errors.IsRefundFault(code) && !Alibaba1688Errors.IsServerFault(code, message)
            ? new RefundResult.Refused(code, message ?? string.Empty)
            : throw Alibaba1688Errors.InDoubt(Alibaba1688Operation.ApplyRefund, code);
    }

    public static RefundReading? ReadDetail(WireValue answer, string refundId)
    {
        if (answer.Path("result", "opOrderRefundModelDetail") is not { Kind: JsonValueKind.Object } refund)
        {
            var failure = Alibaba1688Errors.FromBusiness(Alibaba1688Operation.Refund, answer.Text("errorCode"));
            return failure.Kind == MarketplaceErrorKind.NotFound || NamesNoRefund(answer.Text("errorMessage")) || NamesNoRefund(answer.Text("extErrorMessage"))
                ? null
                : throw failure;
        }

        // Until it is paid back, what is asked for stands where the payment will.
        var status = refund.Text("status") ?? string.Empty;
        var paid = refund.Whole("refundPayment") ?? 0;
        var amount = paid > 0 ? paid : refund.Whole("applyPayment") ?? throw new JsonException("A refund has no amount.");
        return new RefundReading(refund.Text("refundId") ?? refundId, StatusOf(status), status, Money.FromMinorUnits(amount, Currency.CNY));
    }

    // The code is 500 whatever happened; the platform's table tells these words for a number that is no refund's.
    private static bool NamesNoRefund(string? words) =>
        words?.Contains("REFUND_DATA_ERROR", StringComparison.Ordinal) == true || words?.Contains("INVALID_PARAM", StringComparison.Ordinal) == true;

    /// <summary>The words are written in both cases, with and without underscores.</summary>
    internal static RefundStatus StatusOf(string status) => status.Replace("_", string.Empty, StringComparison.Ordinal).ToUpperInvariant() switch
    {
        "WAITSELLERAGREE" => RefundStatus.AwaitingSeller,
        "WAITBUYERMODIFY" or "WAITBUYERSEND" => RefundStatus.AwaitingBuyer,
        "WAITSELLERRECEIVE" => RefundStatus.Returning,
        "REFUNDSUCCESS" => RefundStatus.Refunded,
        "REFUNDCLOSE" or "REFUNDCLOSED" => RefundStatus.Closed,
        _ => RefundStatus.Unknown,
    };
}
