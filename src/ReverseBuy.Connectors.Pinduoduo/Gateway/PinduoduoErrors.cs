using System.Globalization;
using System.Net;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Pinduoduo.Gateway;

/// <summary>What the gateway's codes mean. Its words are never quoted here: they may echo what was sent.</summary>
internal static class PinduoduoErrors
{
    /// <summary>The refusal, if the answer is one. It comes with HTTP status 200.</summary>
    public static MarketplaceException? FromGateway(PinduoduoOperation operation, CallAnswer answer)
    {
        if (answer.Body.Member("error_response") is not { } error)
        {
            return OfStatus(operation, answer);
        }

        var (code, subCode) = (error.Text("error_code") ?? "no code", error.Text("sub_code"));
        var kind = KindOf(code, subCode);
        var told = subCode is null or "0" ? code : $"{code}/{subCode}";
        var request = error.Text("request_id");
        return new MarketplaceException(
            PinduoduoMarketplace.Id,
            kind,
            $"Pinduoduo refused {operation.Type} with '{told}' (request {request ?? "unknown"}). {AdviceOf(code, subCode, kind)}")
        {
            MarketplaceCode = told,
            RequestId = request,
            RetryAfter = answer.RetryAfter,
        };
    }

    /// <summary>Whether a refusal was of the time that a call was signed with. The gateway looks at it before it does anything.</summary>
    public static bool RefusesTime(CallAnswer answer) =>
        answer.Body.Member("error_response") is { } error
        && error.Text("error_code") == "10001"
        && error.Text("error_msg")?.Contains("timestamp", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>An answer that came and cannot be understood.</summary>
    public static MarketplaceException Unreadable(PinduoduoOperation operation, Exception cause) => new(
        PinduoduoMarketplace.Id,
        MarketplaceErrorKind.Unavailable,
        $"Pinduoduo's answer to {operation.Type} could not be read. {AdviceOf(string.Empty, null, MarketplaceErrorKind.Unavailable)}",
        cause);

    private static MarketplaceErrorKind KindOf(string code, string? subCode) => code switch
    {
        "10019" => MarketplaceErrorKind.AuthExpired,
        "52101" or "70031" => MarketplaceErrorKind.Throttled,
        "20005" or "20031" or "30000" or "30001" or "70032" or "70034" or "70035" or "70036" => MarketplaceErrorKind.PermissionDenied,
        "50001" => subCode == "60001" ? MarketplaceErrorKind.PermissionDenied : MarketplaceErrorKind.InvalidRequest,
        "50000" or "50002" or "52001" or "52002" or "52102" or "52103" or "70033" => MarketplaceErrorKind.Unavailable,

        // 20032 speaks of a token or a client_id; no token is ever sent.
        "10000" or "10001" or "10016" or "10017" or "10018" or "20004" or "20032" or "20034" or "20035" or "21001" or "21002" or "52004"
            => MarketplaceErrorKind.InvalidRequest,

        // Of codes that nobody wrote down, these ranges are known to stay refused.
        _ => int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is not (>= 10_000 and < 40_000 or >= 50_000 and <= 52_003)
            ? MarketplaceErrorKind.Unavailable
            : MarketplaceErrorKind.InvalidRequest,
    };

    private static string AdviceOf(string code, string? subCode, MarketplaceErrorKind kind) => (code, subCode, kind) switch
    {
        ("50001", "60001", _) => $"Bind {PinduoduoOptions.Section}:Pid with {PinduoduoOptions.Section}:Uid at Duoduo Jinbao (备案): they are not bound, or not with each other.",
        ("20004", _, _) => $"Check {PinduoduoOptions.Section}:AppSecret.",
        ("10016" or "20032", _, _) => $"Check {PinduoduoOptions.Section}:AppKey, and that the application is online.",
        ("20005", _, _) => "Add this machine's address to the application's list of allowed addresses.",
        ("70036", _, _) => "The application is in its trial and has used up its calls: put it online.",
        ("70032" or "70034" or "70035", _, _) => "Pinduoduo has closed the account or the application for its risk. Stop, and write to ddjb@pinduoduo.com.",
        (_, _, MarketplaceErrorKind.AuthExpired) => "No token was sent, so none can be renewed. Check the application at open.pinduoduo.com.",
        (_, _, MarketplaceErrorKind.Throttled) => "Wait before calling again.",
        (_, _, MarketplaceErrorKind.PermissionDenied) => "Apply for the interface at open.pinduoduo.com.",
        (_, _, MarketplaceErrorKind.Unavailable) => "Nothing was changed. Try again later.",
        _ => "Repeating the call cannot help. Look the code up, and quote the request id when asking the platform.",
    };

    private static MarketplaceException? OfStatus(PinduoduoOperation operation, CallAnswer answer)
    {
        MarketplaceErrorKind? kind = answer.Status switch
        {
            HttpStatusCode.OK => null,
            HttpStatusCode.TooManyRequests => MarketplaceErrorKind.Throttled,
            >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError => MarketplaceErrorKind.InvalidRequest,
            _ => MarketplaceErrorKind.Unavailable,
        };
        var code = ((int)answer.Status).ToString(CultureInfo.InvariantCulture);
        return kind is not { } known ? null : new MarketplaceException(
            PinduoduoMarketplace.Id, known, $"Pinduoduo answered {operation.Type} with HTTP status {code}. {AdviceOf(string.Empty, null, known)}")
        {
            MarketplaceCode = code,
            RetryAfter = answer.RetryAfter,
        };
    }
}
