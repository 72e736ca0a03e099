using System.Net;
using System.Text.Json;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Gateway;

/// <summary>What the platform's error codes mean.</summary>
internal static class Alibaba1688Errors
{
    /// <summary>The gateway's refusal, if the answer is one. It may come with any HTTP status, so the member decides.</summary>
    public static MarketplaceException? FromGateway(Alibaba1688Operation operation, CallAnswer answer)
    {
        if (answer.Body.Text("error_code") is { } code)
        {
            return Build(operation, KindOf(code, answer.Body.Text("error_message")), code, answer.Body.Text("request_id"));
        }

        return answer.Status switch
        {
            HttpStatusCode.OK => null,
            HttpStatusCode.Unauthorized => Build(operation, MarketplaceErrorKind.AuthExpired, "401", null),
            HttpStatusCode.TooManyRequests => Build(operation, MarketplaceErrorKind.Throttled, "429", null),
            >= HttpStatusCode.InternalServerError => Build(operation, AfterServerFault(operation), Number(answer.Status), null),
            _ => Build(operation, MarketplaceErrorKind.InvalidRequest, Number(answer.Status), null),
        };
    }

    /// <summary>A business answer that is neither data nor an ordinary refusal.</summary>
    public static MarketplaceException FromBusiness(Alibaba1688Operation operation, string? code) =>
        Build(operation, code is null ? AfterServerFault(operation) : BusinessKindOf(operation, code), code ?? "none", null);

    internal static MarketplaceErrorKind KindOf(string code, string? message) => code switch
    {
        "gw.QosAppFrequencyLimit" or "gw.QosRequestLimit" => MarketplaceErrorKind.Throttled,
        "gw.APIACLDecline" => MarketplaceErrorKind.PermissionDenied,
        "401" => MarketplaceErrorKind.AuthExpired,
        _ when message?.Contains("user authorized", StringComparison.OrdinalIgnoreCase) == true
            || message?.Contains("user authorization", StringComparison.OrdinalIgnoreCase) == true
            || message?.Contains("user authenticated", StringComparison.OrdinalIgnoreCase) == true => MarketplaceErrorKind.AuthExpired,
        _ => MarketplaceErrorKind.InvalidRequest,
    };

    private static MarketplaceErrorKind BusinessKindOf(Alibaba1688Operation operation, string code) => code switch
    {
        "400_3" or "order.nopermission.buyer" => MarketplaceErrorKind.PermissionDenied,
        "404" or "ORDER_NOT_EXIST" => MarketplaceErrorKind.NotFound,
        "CLOSE_ORDER_TOO_FAST" => MarketplaceErrorKind.Throttled,
        _ when code.StartsWith("500", StringComparison.Ordinal) => AfterServerFault(operation),
        _ => MarketplaceErrorKind.InvalidRequest,
    };

    // A server that failed while it was buying may have bought.
    private static MarketplaceErrorKind AfterServerFault(Alibaba1688Operation operation) =>
        operation.Safety == OperationSafety.ReadOnly ? MarketplaceErrorKind.Unavailable : MarketplaceErrorKind.OutcomeUnknown;

    private static string Number(HttpStatusCode status) => ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static MarketplaceException Build(Alibaba1688Operation operation, MarketplaceErrorKind kind, string code, string? requestId) =>
        new(Alibaba1688Marketplace.Id, kind, $"1688 refused {operation.Name} with {code}. {AdviceFor(kind)}")
        {
            MarketplaceCode = code,
            RequestId = requestId,
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
