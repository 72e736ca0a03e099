using System.Net;
using ReverseBuy;
using ReverseBuy.Connectors;
using ReverseBuy.Connectors.Http;

namespace Lantern.Gateway;

/// <summary>What the marketplace's codes mean. Its words are never quoted: they may echo what was sent.</summary>
internal static class LanternErrors
{
    /// <summary>A refusal of the gateway, which carried nothing out; every other answer is the operation's own.</summary>
    public static MarketplaceException? OfGateway(LanternOperation operation, CallAnswer answer)
    {
        var error = answer.Body.Member("error");
        MarketplaceErrorKind? kind = error?.Text("code") switch
        {
            "RATE_LIMITED" => MarketplaceErrorKind.Throttled,
            "TOKEN_DEAD" => MarketplaceErrorKind.AuthExpired,
            "FORBIDDEN" => MarketplaceErrorKind.PermissionDenied,
            "BAD_SIGNATURE" or "BAD_TIME" or "BAD_REQUEST" or "UNKNOWN_APP" or "UNKNOWN_OPERATION" => MarketplaceErrorKind.InvalidRequest,
            _ when answer.Status >= HttpStatusCode.InternalServerError => Lost(operation),
            _ => null,
        };
        return kind is { } found
            ? Make(operation, found, error?.Text("code") ?? ((int)answer.Status).ToString(System.Globalization.CultureInfo.InvariantCulture), error?.Text("request"))
            : null;
    }

    public static MarketplaceException OfBusiness(LanternOperation operation, string code) => Make(
        operation, code.EndsWith("_NOT_FOUND", StringComparison.Ordinal) ? MarketplaceErrorKind.NotFound : MarketplaceErrorKind.InvalidRequest, code, null);

    /// <summary>An answer that came and cannot be understood leaves open what was done.</summary>
    public static MarketplaceException Unreadable(LanternOperation operation, Exception cause) =>
        new(LanternMarketplace.Id, Lost(operation), $"Lantern's answer to {operation.Path} could not be read. {Advice(Lost(operation))}", cause);

    private static MarketplaceErrorKind Lost(LanternOperation operation) =>
        operation.Safety == OperationSafety.ReadOnly ? MarketplaceErrorKind.Unavailable : MarketplaceErrorKind.OutcomeUnknown;

    private static MarketplaceException Make(LanternOperation operation, MarketplaceErrorKind kind, string code, string? request) =>
        new(LanternMarketplace.Id, kind, $"Lantern refused {operation.Path} with '{code}' (request {request ?? "unknown"}). {Advice(kind)}")
        {
            MarketplaceCode = code,
            RequestId = request,
        };

    private static string Advice(MarketplaceErrorKind kind) => kind switch
    {
        MarketplaceErrorKind.Throttled => "Wait before calling again.",
        MarketplaceErrorKind.AuthExpired => "Connect the buying account again.",
        MarketplaceErrorKind.PermissionDenied => "Ask the marketplace for the permission.",
        MarketplaceErrorKind.NotFound => "Check the id.",
        MarketplaceErrorKind.Unavailable => "Nothing was changed. Try again later.",
        MarketplaceErrorKind.OutcomeUnknown => "It may have been carried out. Read it back before doing anything again.",
        _ => $"Repeating it cannot help: check {LanternOptions.Section}.",
    };
}
