namespace ReverseBuy.Connectors.Jd.Gateway;

/// <summary>An operation of VOP.</summary>
/// <param name="Path">Its path under the endpoint.</param>
/// <param name="Safety">What happens when it is sent twice.</param>
internal sealed record JdOperation(string Path, OperationSafety Safety)
{
    /// <summary>Whether it carries an account's token; those that give tokens out do not.</summary>
    public bool NeedsToken { get; private init; } = true;

    /// <summary>Signing in makes a new token, which may end the one before: a second sending would end the first one's.</summary>
    public static JdOperation SignIn { get; } = new("oauth2/accessToken", OperationSafety.Once) { NeedsToken = false };

    /// <summary>A refresh may end the old refresh token, so a second one would find it dead.</summary>
    public static JdOperation RefreshToken { get; } = new("oauth2/refreshToken", OperationSafety.Once) { NeedsToken = false };

    public static JdOperation GetProvinces { get; } = new("api/area/getProvince", OperationSafety.ReadOnly);

    public static JdOperation GetCities { get; } = new("api/area/getCity", OperationSafety.ReadOnly);

    public static JdOperation GetCounties { get; } = new("api/area/getCounty", OperationSafety.ReadOnly);

    public static JdOperation GetTowns { get; } = new("api/area/getTown", OperationSafety.ReadOnly);

    public static JdOperation CheckArea { get; } = new("api/area/checkArea", OperationSafety.ReadOnly);

    public static JdOperation ReadAddress { get; } = new("api/area/getJDAddressFromAddress", OperationSafety.ReadOnly);

    public static JdOperation Search { get; } = new("api/search/search", OperationSafety.ReadOnly);

    public static JdOperation GetDetail { get; } = new("api/product/getDetail", OperationSafety.ReadOnly);

    public static JdOperation GetSimilarSkus { get; } = new("api/product/getSimilarSku", OperationSafety.ReadOnly);

    public static JdOperation GetPictures { get; } = new("api/product/skuImage", OperationSafety.ReadOnly);

    public static JdOperation CheckSale { get; } = new("api/product/check", OperationSafety.ReadOnly);

    public static JdOperation CheckAreaLimit { get; } = new("api/product/checkAreaLimit", OperationSafety.ReadOnly);

    public static JdOperation GetPrices { get; } = new("api/price/getSellPrice", OperationSafety.ReadOnly);

    public static JdOperation GetStock { get; } = new("api/stock/getNewStockById", OperationSafety.ReadOnly);

    public static JdOperation GetFreight { get; } = new("api/order/getFreight", OperationSafety.ReadOnly);

    /// <summary>JD knows an order again by our reference, and makes no second one for it.</summary>
    public static JdOperation SubmitOrder { get; } = new("api/order/submitOrder", OperationSafety.Idempotent);

    /// <summary>It charges the account.</summary>
    public static JdOperation ConfirmOrder { get; } = new("api/order/confirmOrder", OperationSafety.Once);

    /// <summary>An order that is cancelled is not cancelled again.</summary>
    public static JdOperation CancelOrder { get; } = new("api/order/cancel", OperationSafety.Idempotent);

    public static JdOperation FindByReference { get; } = new("api/order/selectJdOrderIdByThirdOrder", OperationSafety.ReadOnly);

    public static JdOperation GetOrder { get; } = new("api/order/selectJdOrder", OperationSafety.ReadOnly);

    public static JdOperation GetTrack { get; } = new("api/order/orderTrack", OperationSafety.ReadOnly);

    public static JdOperation ListNew { get; } = new("api/checkOrder/checkNewOrder", OperationSafety.ReadOnly);

    public static JdOperation ListDelivered { get; } = new("api/checkOrder/checkDlokOrder", OperationSafety.ReadOnly);

    public static JdOperation ListRefused { get; } = new("api/checkOrder/checkRefuseOrder", OperationSafety.ReadOnly);

    public static JdOperation ListCompleted { get; } = new("api/checkOrder/checkCompleteOrder", OperationSafety.ReadOnly);

    /// <summary>What was told stays until it is deleted, so asking again changes nothing.</summary>
    public static JdOperation GetMessages { get; } = new("api/message/get", OperationSafety.ReadOnly);

    public static JdOperation DeleteMessages { get; } = new("api/message/del", OperationSafety.Idempotent);
}
