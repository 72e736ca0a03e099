using System.Text.Json;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Taobao.Gateway;

/// <summary>An answer of the backend behind the gateway, whichever envelope it came in.</summary>
internal sealed record TaobaoAnswer(TaobaoOperation Operation, bool Succeeded, WireValue Layer, WireValue? Data, string? RequestId)
{
    // "10001::NOT_FOUND" where code and words are one text; the number alone is not documented to mean it.
    private const string NotFoundCode = "10001";

    public string? ErrorCode { get; init; }

    public string? ErrorMessage { get; init; }

    /// <summary>Whether the backend says that there is no such thing; it says so in the code or per item.</summary>
    public bool SaysNotFound =>
        (!Succeeded || Data is null)
        && (TaobaoErrors.MeansNotFound(ErrorCode)
            || (ErrorCode == NotFoundCode && TaobaoErrors.MeansNotFound(ErrorMessage))
            || FailedItems().Any(TaobaoErrors.MeansNotFound));

    /// <summary>The data of an answer that went well.</summary>
    public WireValue RequireData() =>
        !Succeeded ? throw TaobaoErrors.OfBusiness(this)
        : Data ?? throw new JsonException("The answer went well and has no data.");

    // Documented as a string, sent as a list of objects.
    private IEnumerable<string?> FailedItems() => Layer.Member("fail_items") switch
    {
        { Kind: JsonValueKind.Array } items => items.Elements().Select(item => item.Text("error_message")),
        { Kind: JsonValueKind.String } text => [TolerantJson.TextOf(text)],
        _ => [],
    };
}
