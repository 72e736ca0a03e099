namespace ReverseBuy.Connectors.Taobao.Gateway;

/// <summary>An operation of the gateway.</summary>
/// <param name="Path">Its path, as signed.</param>
/// <param name="Safety">What happens when it is sent twice.</param>
/// <param name="Envelope">Where its answer puts the result.</param>
internal sealed record TaobaoOperation(string Path, OperationSafety Safety, TaobaoEnvelope Envelope)
{
    /// <summary>Whether it carries an account's token; those that give tokens out do not.</summary>
    public bool NeedsToken => Envelope != TaobaoEnvelope.Bare;

    public static TaobaoOperation SearchItems { get; } = new("/traffic/item/search", OperationSafety.ReadOnly, TaobaoEnvelope.BusinessCode);

    /// <summary>The picture is kept for a search and shows to nobody: it is a read to us.</summary>
    public static TaobaoOperation UploadImage { get; } = new("/upload/image", OperationSafety.ReadOnly, TaobaoEnvelope.BusinessCode);

    public static TaobaoOperation SearchByImage { get; } = new("/traffic/item/imgsearch", OperationSafety.ReadOnly, TaobaoEnvelope.BusinessCode);

    public static TaobaoOperation GetItem { get; } = new("/traffic/item/get", OperationSafety.ReadOnly, TaobaoEnvelope.BusinessCode);

    /// <summary>It registers the item for ordering, which shows to nobody and may be repeated: it is a read to us.</summary>
    public static TaobaoOperation GetProduct { get; } = new("/product/get", OperationSafety.ReadOnly, TaobaoEnvelope.SuccessFlag);

    public static TaobaoOperation TranslateProduct { get; } = new("/product/translate/get", OperationSafety.ReadOnly, TaobaoEnvelope.NestedResult);

    public static TaobaoOperation RenderOrder { get; } = new("/purchase/order/render", OperationSafety.ReadOnly, TaobaoEnvelope.NestedResult);

    public static TaobaoOperation CreateOrder { get; } = new("/purchase/order/create", OperationSafety.Idempotent, TaobaoEnvelope.SuccessFlag);

    public static TaobaoOperation PayOrders { get; } = new("/purchase/order/batch/pay", OperationSafety.Once, TaobaoEnvelope.SuccessFlag);

    public static TaobaoOperation CancelOrder { get; } = new("/purchase/order/asyn/cancel", OperationSafety.Idempotent, TaobaoEnvelope.SuccessFlag);

    public static TaobaoOperation QueryOrders { get; } = new("/purchase/orders/query", OperationSafety.ReadOnly, TaobaoEnvelope.SuccessFlag);

    public static TaobaoOperation GetLogistics { get; } = new("/logistics/detail/get", OperationSafety.ReadOnly, TaobaoEnvelope.NestedResult);

    public static TaobaoOperation QueryRefund { get; } = new("/order/refund/query", OperationSafety.ReadOnly, TaobaoEnvelope.NestedResult);

    /// <summary>A code works once.</summary>
    public static TaobaoOperation CreateToken { get; } = new("/auth/token/create", OperationSafety.Once, TaobaoEnvelope.Bare);

    /// <summary>A refresh ends the old refresh token, so a second one would find it dead.</summary>
    public static TaobaoOperation RefreshToken { get; } = new("/auth/token/refresh", OperationSafety.Once, TaobaoEnvelope.Bare);
}
