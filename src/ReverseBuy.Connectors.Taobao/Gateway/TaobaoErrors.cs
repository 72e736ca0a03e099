using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Taobao.Gateway;

/// <summary>What TaoWorld's error codes mean. The marketplace's words are never quoted here: a signature error may echo what was sent.</summary>
internal static class TaobaoErrors
{
    // The quota of the whole application ends with its window, whose length is not published: a minute keeps from asking all the time.
    private static readonly TimeSpan AppQuotaPause = TimeSpan.FromMinutes(1);

    /// <summary>The gateway's refusal, if the answer is one.</summary>
    public static MarketplaceException? FromGateway(TaobaoOperation operation, CallAnswer answer) =>
        answer.Body.Text("code") is { } code && code != "0"
            ? OfGateway(operation, code, answer.Body.Text("type"), answer.Body.Text("message"), answer.Body.Text("request_id"))
            : null;

    /// <summary>Whether the gateway refused the time that a call was signed with. It looks at it before it does anything.</summary>
    public static bool RefusesTime(CallAnswer answer) => answer.Body.Text("code") == "InvalidTimestamp";

    public static MarketplaceException OfGateway(TaobaoOperation operation, string code, string? type, string? message, string? requestId)
    {
        var kind = KindOf(code, type, operation);
        return Make(operation, kind, code, requestId, AdviceOf(code, kind), kind == MarketplaceErrorKind.Throttled ? WaitAfter(code, message) : null);
    }

    public static MarketplaceException OfBusiness(TaobaoAnswer answer)
    {
        var code = answer.ErrorCode ?? "no code";
        var kind = answer.SaysNotFound ? MarketplaceErrorKind.NotFound
            : MeansFailure(answer.ErrorCode) ? Lost(answer.Operation)
            : MarketplaceErrorKind.InvalidRequest;
        return Make(answer.Operation, kind, code, answer.RequestId, AdviceOf(code, kind), null);
    }

    /// <summary>An answer that came and cannot be understood.</summary>
    public static MarketplaceException Unreadable(TaobaoOperation operation, Exception cause) => new(
        TaobaoMarketplace.Id,
        Lost(operation),
        $"Taobao's answer to {operation.Path} could not be read. {AdviceOf(string.Empty, Lost(operation))}",
        cause);

    /// <summary>A refusal of a call that changes something, from which it cannot be told that nothing was changed.</summary>
    public static MarketplaceException Undecided(TaobaoAnswer answer, string? code) =>
        Make(answer.Operation, MarketplaceErrorKind.OutcomeUnknown, code ?? "no code", answer.RequestId, AdviceOf(string.Empty, MarketplaceErrorKind.OutcomeUnknown), null);

    public static bool MeansNotFound(string? code) => Has(code, "NOT_FOUND") || Has(code, "NOT_EXIST");

    /// <summary>Whether a code tells of a failure inside the marketplace rather than of a decision.</summary>
    public static bool MeansFailure(string? code) =>
        Has(code, "SYSTEM") || Has(code, "TIMEOUT") || Has(code, "TIME_OUT") || Has(code, "SERVICE_UNAVAILABLE") || Has(code, "INTERNAL") || Has(code, "UNKNOWN");

    /// <summary>Whether a code tells that what was asked for was done before.</summary>
    public static bool MeansDoneBefore(string? code) => Has(code, "DUPLICATE") || Has(code, "REPEAT") || Has(code, "ALREADY");

    private static MarketplaceErrorKind KindOf(string code, string? type, TaobaoOperation operation) => code switch
    {
        "IllegalAccessToken" or "IllegalRefreshToken" => MarketplaceErrorKind.AuthExpired,
        "ApiCallLimit" or "AppCallLimit" => MarketplaceErrorKind.Throttled,
        "InsufficientPermission" or "AppWhiteIpLimit" => MarketplaceErrorKind.PermissionDenied,
        "IncompleteSignature" or "InvalidTimestamp" or "MissingTimestamp" or "MissingParameter" or "InvalidParameter" or "InvalidApiPath" or "InvalidAppKey"
            => MarketplaceErrorKind.InvalidRequest,
        "ServiceTimeout" or "ServiceUnavailable" => Lost(operation),
        _ => type == "ISV" ? MarketplaceErrorKind.InvalidRequest : Lost(operation),
    };

    private static MarketplaceErrorKind Lost(TaobaoOperation operation) =>
        operation.Safety == OperationSafety.ReadOnly ? MarketplaceErrorKind.Unavailable : MarketplaceErrorKind.OutcomeUnknown;

    private static string AdviceOf(string code, MarketplaceErrorKind kind) => (code, kind) switch
    {
        ("InvalidTimestamp" or "MissingTimestamp", _) => "Set this machine's clock right.",
        ("IncompleteSignature", _) => $"Check {TaobaoOptions.Section}:AppSecret.",
        ("InvalidAppKey", _) => $"Check {TaobaoOptions.Section}:AppKey.",
        ("AppWhiteIpLimit", _) => "Add this machine's address to the application's list of allowed addresses.",
        ("IllegalRefreshToken", _) => "The owner of the buying account must authorise it again.",
        (_, MarketplaceErrorKind.AuthExpired) => "Refresh the token of the buying account or authorise the account again.",
        (_, MarketplaceErrorKind.Throttled) => "Wait before calling again.",
        (_, MarketplaceErrorKind.PermissionDenied) => "Apply for the permission at open.taobao.global.",
        (_, MarketplaceErrorKind.NotFound) => "Taobao does not have it, or does not let it be distributed.",
        (_, MarketplaceErrorKind.Unavailable) => "Nothing was changed. Try again later.",
        (_, MarketplaceErrorKind.OutcomeUnknown) => "It may have been carried out. Read it back before doing anything again.",
        _ => "Repeating the call cannot help. Look the code up, and quote the request id when asking the platform.",
    };

    private static MarketplaceException Make(
        TaobaoOperation operation,
        MarketplaceErrorKind kind,
        string code,
        string? requestId,
        string advice,
        TimeSpan? wait) =>
        new(TaobaoMarketplace.Id, kind, $"Taobao refused {operation.Path} with '{code}' (request {requestId ?? "unknown"}). {advice}")
        {
            MarketplaceCode = code,
            RequestId = requestId,
            RetryAfter = wait,
        };

    private static TimeSpan? WaitAfter(string code, string? message) =>
        BanText.LengthIn(message) ?? (code == "AppCallLimit" ? AppQuotaPause : null);

    private static bool Has(string? code, string part) => code is not null && code.Contains(part, StringComparison.OrdinalIgnoreCase);
}
