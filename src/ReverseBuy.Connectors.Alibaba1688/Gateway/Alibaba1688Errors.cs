using System.Net;
using System.Text.Json;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Gateway;

/// <summary>What the platform's error codes mean.</summary>
internal static class Alibaba1688Errors
{
    private const string TimestampInvalid = "gw.TimestampInvalid";

    // An order cannot be cancelled in its first ten seconds.
    private static readonly TimeSpan YoungestToCancel = TimeSpan.FromSeconds(10);

    /// <summary>The gateway's refusal, if the answer is one. It may come with any HTTP status, so the member decides.</summary>
    public static MarketplaceException? FromGateway(Alibaba1688Operation operation, CallAnswer answer)
    {
        if (answer.Body.Text("error_code") is { } code)
        {
            var kind = KindOf(code, answer.Body.Text("error_message")) ?? AfterUnknownCode(operation, answer.Status);
            var wait = kind == MarketplaceErrorKind.Throttled ? BanText.LengthIn(answer.Body.Text("error_message")) ?? answer.RetryAfter : null;
            return Build(operation, kind, code, answer.Body.Text("request_id"), wait);
        }

        return answer.Status switch
        {
            HttpStatusCode.OK => null,
            HttpStatusCode.Unauthorized => Build(operation, MarketplaceErrorKind.AuthExpired, "401", null),
            HttpStatusCode.TooManyRequests => Build(operation, MarketplaceErrorKind.Throttled, "429", null, answer.RetryAfter),
            >= HttpStatusCode.InternalServerError => Build(operation, AfterServerFault(operation), Number(answer.Status), null),
            _ => Build(operation, AfterUnknownCode(operation, answer.Status), Number(answer.Status), null),
        };
    }

    /// <summary>Whether the gateway refused the time that a call was signed with. It looks at it before it does anything.</summary>
    public static bool RefusesTime(CallAnswer answer) => answer.Body.Text("error_code") == TimestampInvalid;

    /// <summary>A business answer that is neither data nor an ordinary refusal.</summary>
    public static MarketplaceException FromBusiness(Alibaba1688Operation operation, string? code) =>
        Build(
            operation,
            code is null ? AfterServerFault(operation) : BusinessKindOf(operation, code),
            code ?? "none",
            null,
            code == "CLOSE_ORDER_TOO_FAST" ? YoungestToCancel : null);

    /// <summary>An answer that leaves open what was done.</summary>
    public static MarketplaceException InDoubt(Alibaba1688Operation operation, string? code) =>
        Build(operation, AfterServerFault(operation), code ?? "none", null);

    /// <summary>An error whose kind the operation's own table tells.</summary>
    public static MarketplaceException Of(Alibaba1688Operation operation, MarketplaceErrorKind kind, string code) => Build(operation, kind, code, null);

    /// <summary>An answer without what it must hold.</summary>
    public static MarketplaceException Unreadable(Alibaba1688Operation operation, JsonException cause)
    {
        var kind = AfterServerFault(operation);
        return new(Alibaba1688Marketplace.Id, kind, $"1688 answered {operation.Name} in a form that cannot be read. {AdviceFor(kind)}", cause);
    }

    /// <summary>Whether a failure tells of the platform's own trouble, after which a change may have happened all the same.</summary>
    /// <remarks>The platform publishes no list; these are the words of its published codes and of ordinary Java services.</remarks>
    public static bool IsServerFault(string? code, string? message) =>
        message?.Contains("not support tradeType", StringComparison.OrdinalIgnoreCase) != true
        && (code is "500" or "502" or "503" or "504"
            || Mentions(code, "SYSTEM") || Mentions(code, "TIMEOUT") || Mentions(code, "TIME_OUT") || Mentions(code, "INTERNAL") || Mentions(code, "UNKNOWN")
            || Mentions(message, "timeout") || Mentions(message, "timed out") || Mentions(message, "system error")
            || Mentions(message, "超时") || Mentions(message, "系统异常") || Mentions(message, "系统错误"));

    /// <summary>Of the refund interfaces' four digits, 4xxx is the platform's own trouble and 5100 one that it cannot name.</summary>
    public static bool IsRefundFault(string? code) => code is ['4', _, _, _] or "5100" && code.All(char.IsAsciiDigit);

    /// <summary>The meaning of a code that the gateway sends before it carries anything out; <see langword="null"/> for any other.</summary>
    internal static MarketplaceErrorKind? KindOf(string code, string? message) => code switch
    {
        "gw.QosAppFrequencyLimit" or "gw.QosRequestLimit" => MarketplaceErrorKind.Throttled,
        "gw.APIACLDecline" => MarketplaceErrorKind.PermissionDenied,
        "401" => MarketplaceErrorKind.AuthExpired,
        _ when message?.Contains("user authorized", StringComparison.OrdinalIgnoreCase) == true
            || message?.Contains("user authorization", StringComparison.OrdinalIgnoreCase) == true
            || message?.Contains("user authenticated", StringComparison.OrdinalIgnoreCase) == true => MarketplaceErrorKind.AuthExpired,
        "gw.SignatureInvalid" or "gw.SignatureMissing" or "gw.AppKeyMissing" or "gw.APIUnsupported" or "gw.ParamMissing" or "gw.ParamInvalid"
            or TimestampInvalid => MarketplaceErrorKind.InvalidRequest,
        _ => null,
    };

    // Refunds have numbers of their own, of four digits: 5xxx refuse, 4xxx and 5100 tell of the platform's trouble.
    private static MarketplaceErrorKind BusinessKindOf(Alibaba1688Operation operation, string code) => code switch
    {
        "400_3" or "order.nopermission.buyer" or "5002" => MarketplaceErrorKind.PermissionDenied,
        "500_2" when operation.Name.Contains("payWay", StringComparison.OrdinalIgnoreCase) => MarketplaceErrorKind.PermissionDenied,
        "404" or "ORDER_NOT_EXIST" or "5001" => MarketplaceErrorKind.NotFound,
        "CLOSE_ORDER_TOO_FAST" => MarketplaceErrorKind.Throttled,
        _ when IsRefundFault(code) => AfterServerFault(operation),
        _ when code.Length == 4 && code[0] == '5' && code.All(char.IsAsciiDigit) => MarketplaceErrorKind.InvalidRequest,
        _ when code.StartsWith("500_00", StringComparison.Ordinal) => MarketplaceErrorKind.InvalidRequest,
        _ when code.StartsWith("500", StringComparison.Ordinal) => AfterServerFault(operation),
        _ => MarketplaceErrorKind.InvalidRequest,
    };

    // A code that nobody has seen may have come from behind the gateway, where a purchase is made.
    private static MarketplaceErrorKind AfterUnknownCode(Alibaba1688Operation operation, HttpStatusCode status) =>
        operation.Safety == OperationSafety.ReadOnly && status is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError
            ? MarketplaceErrorKind.InvalidRequest
            : AfterServerFault(operation);

    private static bool Mentions(string? text, string word) => text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;

    // A server that failed while it was buying may have bought.
    private static MarketplaceErrorKind AfterServerFault(Alibaba1688Operation operation) =>
        operation.Safety == OperationSafety.ReadOnly ? MarketplaceErrorKind.Unavailable : MarketplaceErrorKind.OutcomeUnknown;

    private static string Number(HttpStatusCode status) => ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static MarketplaceException Build(Alibaba1688Operation operation, MarketplaceErrorKind kind, string code, string? requestId, TimeSpan? wait = null) =>
        new(Alibaba1688Marketplace.Id, kind, $"1688 refused {operation.Name} with {code}. {AdviceFor(kind)}")
        {
            MarketplaceCode = code,
            RequestId = requestId,
            RetryAfter = wait,
        };

    private static string AdviceFor(MarketplaceErrorKind kind) => kind switch
    {
        MarketplaceErrorKind.Throttled => "Call less often and try again later.",
        MarketplaceErrorKind.AuthExpired => "Authorise the buying account again and store its new token with ITenants.ConnectAccountAsync.",
        MarketplaceErrorKind.PermissionDenied => "Apply for the interface in the console of open.1688.com, or use an account that may do this.",
        MarketplaceErrorKind.InvalidRequest => "Repeating it cannot help: check application key, secret and parameters.",
        MarketplaceErrorKind.NotFound => "Check the id.",
        MarketplaceErrorKind.OutcomeUnknown => "It may have been carried out: read it back before doing anything again.",
        _ => "Nothing was changed; try again later.",
    };
}
