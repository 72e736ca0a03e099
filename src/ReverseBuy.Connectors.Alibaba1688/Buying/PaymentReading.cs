using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Buying;

/// <summary>From the platform's answers about debits to ours.</summary>
internal static class PaymentReading
{
    public static PayResult Read(WireValue answer)
    {
        var result = answer.Nested("result") ?? answer;
        if (result.Flag("success") == false)
        {
            return Alibaba1688Errors.IsServerFault(result.Text("code"), result.Text("message"))
                ? throw Alibaba1688Errors.InDoubt(Alibaba1688Operation.Pay, result.Text("code"))
                : new PayResult(PayOutcome.Refused, result.Text("code"), result.Text("message"));
        }

        // paySuccess may be false although the money moved: only the order, read back, knows.
        var payment = result.Nested("result") ?? throw new JsonException("A payment's answer has no result.");
        return new PayResult(payment.Flag("paySuccess") == true ? PayOutcome.Paid : PayOutcome.Accepted);
    }

    /// <summary>Whether a channel is both bound and signed; the two are texts.</summary>
    public static bool HasAgreement(WireValue answer, string? channel) =>
        CrossBorderEnvelope.Open(Alibaba1688Operation.PayAgreements, answer).List("paymentAgreements").Any(agreement =>
            agreement.Flag("bindingStatus") == true
            && agreement.Flag("signedStatus") == true
            && (channel is null || string.Equals(agreement.Text("payChannel"), channel, StringComparison.OrdinalIgnoreCase)));
}
