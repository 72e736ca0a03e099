namespace ReverseBuy.Connectors.Pinduoduo.Gateway;

/// <summary>An operation of the gateway. None needs the token of an account.</summary>
/// <param name="Type">Its name.</param>
/// <param name="Safety">What happens when it is sent twice.</param>
/// <param name="AnswerName">The member that its answer is in; it does not follow from the name.</param>
internal sealed record PinduoduoOperation(string Type, OperationSafety Safety, string AnswerName)
{
    public static PinduoduoOperation SearchGoods { get; } = new("pdd.ddk.goods.search", OperationSafety.ReadOnly, "goods_search_response");

    public static PinduoduoOperation GetGoods { get; } = new("pdd.ddk.goods.detail", OperationSafety.ReadOnly, "goods_detail_response");

    /// <summary>A link binds nobody to anything: a second one is as good as the first, and neither costs.</summary>
    public static PinduoduoOperation CreateLink { get; } =
        new("pdd.ddk.goods.promotion.url.generate", OperationSafety.ReadOnly, "goods_promotion_url_generate_response");

    public static PinduoduoOperation ListOrders { get; } = new("pdd.ddk.order.list.increment.get", OperationSafety.ReadOnly, "order_list_get_response");

    public static PinduoduoOperation GetOrder { get; } = new("pdd.ddk.order.detail.get", OperationSafety.ReadOnly, "order_detail_response");
}
