using System.Globalization;
using System.Net;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Jd.Gateway;

/// <summary>
/// What VOP's codes and words mean. Few codes are published, so words decide where no code is known. JD's words are never quoted here: they may echo what
/// was sent.
/// </summary>
internal static class JdErrors
{
    private const string DeadToken = "2007";

    private static readonly string[] ThrottledWords = ["频率", "限流"];
    private static readonly string[] FailureWords = ["系统异常", "系统错误", "系统繁忙", "服务异常", "服务不可用", "服务端异常", "超时", "稍后重试", "稍后再试"];
    private static readonly string[] DoneBeforeWords = ["重复", "已存在", "已确认", "已提交", "已经确认", "已经提交"];
    private static readonly string[] CancelledBeforeWords = ["已取消", "已经取消"];
    private static readonly string[] NoSuchWords = ["不存在", "未找到", "查询不到", "未查询到"];

    /// <summary>A refusal before anything was carried out: of the token, or for too many calls. Everything else is for the operation to read.</summary>
    public static MarketplaceException? FromGateway(JdOperation operation, CallAnswer answer)
    {
        var (code, message) = (answer.Body.Text("resultCode"), answer.Body.Text("resultMessage"));
        if (answer.Body.Flag("success") is null)
        {
            return OfStatus(operation, answer);
        }

        return answer.Body.Flag("success") == true ? null
            : code == DeadToken ? Make(operation, MarketplaceErrorKind.AuthExpired, code)
            : answer.Status == HttpStatusCode.TooManyRequests || Has(message, ThrottledWords)
                ? Make(operation, MarketplaceErrorKind.Throttled, code, BanText.LengthIn(message) ?? answer.RetryAfter)
            : answer.Status >= HttpStatusCode.InternalServerError ? Make(operation, Lost(operation), code)
            : null;
    }

    /// <summary>Whether a refusal was of the time that a call was signed with. Only signing in is signed.</summary>
    public static bool RefusesTime(CallAnswer answer) =>
        answer.Body.Flag("success") == false && Has(answer.Body.Text("resultMessage"), ["timestamp", "时间戳"]);

    /// <summary>A business refusal that is no ordinary outcome of its operation.</summary>
    public static MarketplaceException OfBusiness(JdAnswer answer) => Make(
        answer.Operation,
        MeansFailure(answer.Code, answer.Message) ? Lost(answer.Operation)
            : MeansNoSku(answer.Code, answer.Message) || MeansNoOrder(answer.Message) ? MarketplaceErrorKind.NotFound
            : MarketplaceErrorKind.InvalidRequest,
        answer.Code);

    /// <summary>A refusal of a call that changes something, from which it cannot be told that nothing was changed.</summary>
    public static MarketplaceException Undecided(JdAnswer answer) => Make(answer.Operation, MarketplaceErrorKind.OutcomeUnknown, answer.Code);

    /// <summary>A refusal to give a token: a person must sign in again.</summary>
    public static MarketplaceException NoToken(JdOperation operation, string? code) => Make(operation, MarketplaceErrorKind.AuthExpired, code);

    /// <summary>A refusal of the time that a call was signed with, where the gateway's own time did not help.</summary>
    public static MarketplaceException WrongTime(JdOperation operation, string? code) => new(
        JdMarketplace.Id,
        MarketplaceErrorKind.InvalidRequest,
        $"JD refused {operation.Path} with '{code ?? "no code"}' for its time. Set this machine's clock right.")
    {
        MarketplaceCode = code ?? "no code",
    };

    /// <summary>An answer that came and cannot be understood.</summary>
    public static MarketplaceException Unreadable(JdOperation operation, Exception cause) => new(
        JdMarketplace.Id,
        Lost(operation),
        $"JD's answer to {operation.Path} could not be read. {AdviceOf(Lost(operation))}",
        cause);

    /// <summary>Whether a code tells that a SKU is not in the customer's pool; one such SKU fails a whole batch.</summary>
    public static bool MeansNoSku(string? code, string? message) =>
        code is "2004" or "0010" || Has(message, ["商品池"]) || (Has(message, ["商品"]) && Has(message, NoSuchWords));

    public static bool MeansNoOrder(string? message) => Has(message, ["订单"]) && Has(message, NoSuchWords);

    /// <summary>Whether a refusal tells of trouble inside JD rather than of a decision.</summary>
    public static bool MeansFailure(string? code, string? message) => code is ['5', _, _, _] || Has(message, FailureWords);

    /// <summary>Whether a refusal tells that an order was submitted or confirmed before.</summary>
    public static bool MeansDoneBefore(string? code, string? message) => code == "0008" || Has(message, DoneBeforeWords);

    /// <summary>Whether a refusal tells that an order was cancelled before. That it was confirmed is another matter.</summary>
    public static bool MeansCancelledBefore(string? message) => Has(message, CancelledBeforeWords);

    private static MarketplaceException? OfStatus(JdOperation operation, CallAnswer answer) => answer.Status switch
    {
        HttpStatusCode.OK => null,
        HttpStatusCode.Unauthorized => Make(operation, MarketplaceErrorKind.AuthExpired, "401"),
        HttpStatusCode.TooManyRequests => Make(operation, MarketplaceErrorKind.Throttled, "429", answer.RetryAfter),
        >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError when operation.Safety == OperationSafety.ReadOnly =>
            Make(operation, MarketplaceErrorKind.InvalidRequest, Number(answer.Status)),
        _ => Make(operation, Lost(operation), Number(answer.Status)),
    };

    private static MarketplaceErrorKind Lost(JdOperation operation) =>
        operation.Safety == OperationSafety.ReadOnly ? MarketplaceErrorKind.Unavailable : MarketplaceErrorKind.OutcomeUnknown;

    private static string Number(HttpStatusCode status) => ((int)status).ToString(CultureInfo.InvariantCulture);

    private static bool Has(string? text, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true)
            {
                return true;
            }
        }

        return false;
    }

    private static MarketplaceException Make(JdOperation operation, MarketplaceErrorKind kind, string? code, TimeSpan? wait = null) =>
        new(JdMarketplace.Id, kind, $"JD refused {operation.Path} with '{code ?? "no code"}'. {AdviceOf(kind)}")
        {
            MarketplaceCode = code ?? "no code",
            RetryAfter = wait,
        };

    private static string AdviceOf(MarketplaceErrorKind kind) => kind switch
    {
        MarketplaceErrorKind.AuthExpired =>
            "Sign the buying account in again with IAccountSignIn, and store its new token with ITenants.ConnectAccountAsync.",
        MarketplaceErrorKind.Throttled => "Wait before calling again.",
        MarketplaceErrorKind.NotFound => "JD does not have it, or it is not in the pool of goods that the contract opens: ask JD's account manager.",
        MarketplaceErrorKind.Unavailable => "Nothing was changed. Try again later.",
        MarketplaceErrorKind.OutcomeUnknown => "It may have been carried out. Look it up by our reference, or read it back, before doing anything again.",
        _ => "Repeating the call cannot help. Check the request and the contract, and quote the code when asking JD.",
    };
}
