using System.Text.Json;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Taobao.Catalogue;

namespace ReverseBuy.Connectors.Taobao.Gateway;

/// <summary>Opens the two layers of an answer: the gateway's, then the backend's.</summary>
internal static class TaobaoEnvelopeReader
{
    /// <exception cref="MarketplaceException">The gateway refused the call.</exception>
    /// <exception cref="JsonException">The answer is in no known envelope.</exception>
    public static TaobaoAnswer Read(TaobaoOperation operation, CallAnswer answer)
    {
        var body = answer.Body;
        var code = body.Text("code") ?? throw new JsonException("The answer has no gateway code.");
        var requestId = body.Text("request_id");
        if (code != "0")
        {
            throw TaobaoErrors.OfGateway(operation, code, body.Text("type"), body.Text("message"), requestId);
        }

        if ((int)answer.Status is < 200 or > 299)
        {
            throw new JsonException("The answer's HTTP status contradicts its gateway code.");
        }

        return operation.Envelope switch
        {
            TaobaoEnvelope.BusinessCode => OfBusinessCode(operation, body, requestId),
            TaobaoEnvelope.SuccessFlag => OfSuccessFlag(operation, body, requestId),
            TaobaoEnvelope.NestedResult => OfSuccessFlag(operation, body.Nested("result") ?? throw new JsonException("The answer has no result."), requestId),
            TaobaoEnvelope.Bare => OfBare(operation, body, requestId),
            _ => throw new ArgumentOutOfRangeException(nameof(operation), operation.Envelope, "Not an envelope."),
        };
    }

    private static TaobaoAnswer OfBusinessCode(TaobaoOperation operation, WireValue layer, string? requestId)
    {
        var code = layer.Text("biz_error_code");
        return new TaobaoAnswer(operation, code is null or "0", layer, layer.Nested("data"), requestId)
        {
            ErrorCode = code,
            ErrorMessage = layer.Text("biz_error_msg"),
        };
    }

    private static TaobaoAnswer OfBare(TaobaoOperation operation, WireValue layer, string? requestId)
    {
        var code = layer.Text("error_code");
        return new TaobaoAnswer(operation, code is null or "0", layer, layer, requestId) { ErrorCode = code, ErrorMessage = layer.Text("error_msg") };
    }

    private static TaobaoAnswer OfSuccessFlag(TaobaoOperation operation, WireValue layer, string? requestId) =>
        new(operation, layer.Flag("success") ?? throw new JsonException("The answer has no success flag."), layer, layer.Nested("data"), requestId)
        {
            ErrorCode = layer.Text("error_code"),
            ErrorMessage = layer.Text("error_msg") ?? layer.Text("inner_error_msg"),
        };
}
