using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Jd.Gateway;

namespace ReverseBuy.Connectors.Jd.Buying;

/// <summary>Reads the answers to submit, confirm and cancel. Where an answer leaves open what was done, it says so instead of guessing.</summary>
internal static class JdPurchaseReader
{
    /// <summary>What became of a submission. Success is told by <c>0001</c> here and by <c>0000</c> elsewhere, so the order itself counts, not the code.</summary>
    public static PurchaseResult Submitted(JdAnswer answer, PurchaseRequest request)
    {
        if (answer.Succeeded && answer.Result is { } result && result.Id("jdOrderId") is { } order)
        {
            var total = (result.Yuan("orderPrice") ?? throw new JsonException("A created order has no amount.")) + (result.Yuan("freight") ?? Money.Zero(Currency.CNY));
            return new PurchaseResult.Placed([new PlacedUpstreamOrder(order, total)], []);
        }

        return IsDefinite(answer) && !JdErrors.MeansDoneBefore(answer.Code, answer.Message)
            ? new PurchaseResult.Refused(JdRefusals.Of(answer, request.Lines))
            : throw JdErrors.Undecided(answer);
    }

    /// <summary>What became of a confirmation: success means that the order goes on, and that what is prepaid or on credit is charged.</summary>
    public static PayResult Confirmed(JdAnswer answer) =>
        Says(answer, yes: true) ? new PayResult(PayOutcome.Accepted)
        : IsDefinite(answer) && !JdErrors.MeansDoneBefore(answer.Code, answer.Message) ? new PayResult(PayOutcome.Refused, answer.Code, answer.Message)
        : throw JdErrors.Undecided(answer);

    /// <summary>What became of a cancellation. JD tells its end in a message of its own, so an order counts as cancelled when it is read back so.</summary>
    public static CancelResult Cancelled(JdAnswer answer) =>
        Says(answer, yes: true) || (!answer.Succeeded && JdErrors.MeansCancelledBefore(answer.Message)) ? new CancelResult(CancelOutcome.Accepted)
        : IsDefinite(answer) || Says(answer, yes: false) ? new CancelResult(CancelOutcome.Refused, answer.Code, answer.Message)
        : throw JdErrors.Undecided(answer);

    // The result is a bare true or false.
    private static bool Says(JdAnswer answer, bool yes) =>
        answer is { Succeeded: true, Result: { } result } && TolerantJson.TextOf(result) == (yes ? "true" : "false");

    // "Refused" promises that nothing was done; trouble inside JD promises nothing, nor does what was done before.
    private static bool IsDefinite(JdAnswer answer) =>
        !answer.Succeeded && (answer.Code ?? answer.Message) is not null && !JdErrors.MeansFailure(answer.Code, answer.Message);
}
