using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Buying;

/// <summary>From the platform's answer to a cancellation to ours.</summary>
internal static class CancellationReading
{
    public static CancelResult Read(WireValue answer)
    {
        var (code, message) = (answer.Text("errorCode"), answer.Text("errorMessage"));
        return answer.Flag("success") switch
        {
            true => new CancelResult(CancelOutcome.Cancelled),
            null when code is null => throw new JsonException("A cancellation's answer does not say whether it succeeded."),
            _ when code is null || Alibaba1688Errors.IsServerFault(code, message) => throw Alibaba1688Errors.InDoubt(Alibaba1688Operation.Cancel, code),
            _ when code == "CLOSE_ORDER_TOO_FAST" => new CancelResult(CancelOutcome.TooEarly, code, message),
            _ when code == "400_3" => throw Alibaba1688Errors.FromBusiness(Alibaba1688Operation.Cancel, code),
            _ => new CancelResult(CancelOutcome.Refused, code, message),
        };
    }
}
