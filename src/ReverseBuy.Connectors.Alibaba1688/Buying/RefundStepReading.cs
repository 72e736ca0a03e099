using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Buying;

/// <summary>From the platform's answers about steps of a refund to ours.</summary>
internal static class RefundStepReading
{
    /// <summary>Here, other than in all other refund interfaces, 4xxx refuse and 5xxx tell of the platform's own trouble.</summary>
    public static RefundStepResult ReadReturn(WireValue answer) => Read(
        Alibaba1688Operation.ReturnGoods,
        answer,
        code => code switch
        {
            "4001" => MarketplaceErrorKind.AuthExpired,
            "4006" => MarketplaceErrorKind.PermissionDenied,
            ['5', _, _, _] => MarketplaceErrorKind.OutcomeUnknown,
            _ => null,
        });

    public static RefundStepResult ReadWithdrawal(WireValue answer) => Read(Alibaba1688Operation.WithdrawRefund, answer, _ => null);

    private static RefundStepResult Read(Alibaba1688Operation operation, WireValue answer, Func<string, MarketplaceErrorKind?> errorOf)
    {
        var result = answer.Path("result") ?? answer;
        var (code, message) = (result.Text("errorCode"), result.Text("errorInfo"));
        var isDone = result.Flag("success") ?? (code is null ? throw new JsonException("A step of a refund does not say whether it was taken.") : false);
        if (isDone)
        {
            return new RefundStepResult.Done();
        }

        if (code is not null && errorOf(code) is { } kind)
        {
            throw Alibaba1688Errors.Of(operation, kind, code);
        }

        return Alibaba1688Errors.IsServerFault(code, message)
            ? throw Alibaba1688Errors.InDoubt(operation, code)
            : new RefundStepResult.Refused(code, message);
    }
}
