namespace ReverseBuy.Connectors.Alibaba1688.Gateway;

/// <summary>An operation of the platform: its namespace, its name, and what happens when it is sent twice.</summary>
internal sealed record Alibaba1688Operation(string Namespace, string Name, OperationSafety Safety)
{
    private const string CrossBorder = "com.alibaba.fenxiao.crossborder";
    private const string Trade = "com.alibaba.trade";
    private const string Product = "com.alibaba.product";
    private const string Logistics = "com.alibaba.logistics";
    private const string Messaging = "cn.alibaba.open";
    private const string Authorisation = "system.oauth2";

    public static Alibaba1688Operation Search { get; } = new(CrossBorder, "product.search.keywordQuery", OperationSafety.ReadOnly);

    public static Alibaba1688Operation Detail { get; } = new(CrossBorder, "product.search.queryProductDetail", OperationSafety.ReadOnly);

    /// <summary>The picture is kept for the search alone, so sending it again changes nothing that matters.</summary>
    public static Alibaba1688Operation ImageUpload { get; } = new(CrossBorder, "product.image.upload", OperationSafety.ReadOnly);

    public static Alibaba1688Operation ImageSearch { get; } = new(CrossBorder, "product.search.imageQuery", OperationSafety.ReadOnly);

    public static Alibaba1688Operation ShopSearch { get; } = new(CrossBorder, "product.search.querySellerOfferList", OperationSafety.ReadOnly);

    public static Alibaba1688Operation Recommend { get; } = new(CrossBorder, "product.search.offerRecommend", OperationSafety.ReadOnly);

    public static Alibaba1688Operation Ranking { get; } = new(CrossBorder, "product.topList.query", OperationSafety.ReadOnly);

    public static Alibaba1688Operation Freight { get; } = new(CrossBorder, "product.freight.estimate", OperationSafety.ReadOnly);

    public static Alibaba1688Operation Preview { get; } = new(Trade, "alibaba.createOrder.preview", OperationSafety.ReadOnly);

    /// <summary>Whether the platform refuses a second order with the same outOrderId is not proven, so it is Once.</summary>
    public static Alibaba1688Operation Create { get; } = new(Trade, "alibaba.trade.createCrossOrder", OperationSafety.Once);

    public static Alibaba1688Operation Pay { get; } = new(Trade, "alibaba.trade.pay.protocolPay.preparePay", OperationSafety.Once);

    public static Alibaba1688Operation PayAgreements { get; } = new(Trade, "alibaba.trade.pay.protocolPay.isopen", OperationSafety.ReadOnly);

    /// <summary>The link is made anew each time; nothing is paid by asking for it.</summary>
    public static Alibaba1688Operation CashierLink { get; } = new(Trade, "alibaba.alipay.url.get", OperationSafety.ReadOnly);

    public static Alibaba1688Operation CrossBorderCashierLink { get; } = new(Trade, "alibaba.crossBorderPay.url.get", OperationSafety.ReadOnly);

    public static Alibaba1688Operation CreditCashierLink { get; } = new(Trade, "alibaba.creditPay.url.get", OperationSafety.ReadOnly);

    /// <summary>The order's id is the reference: a closed order is not closed again, the platform answers ORDER_STATUS_ERROR.</summary>
    public static Alibaba1688Operation Cancel { get; } = new(Trade, "alibaba.trade.cancel", OperationSafety.Idempotent);

    public static Alibaba1688Operation Order { get; } = new(Trade, "alibaba.trade.get.buyerView", OperationSafety.ReadOnly);

    public static Alibaba1688Operation OrderList { get; } = new(Trade, "alibaba.trade.getBuyerOrderList", OperationSafety.ReadOnly);

    public static Alibaba1688Operation Shipments { get; } = new(Logistics, "alibaba.trade.getLogisticsInfos.buyerView", OperationSafety.ReadOnly);

    public static Alibaba1688Operation Trace { get; } = new(Logistics, "alibaba.trade.getLogisticsTraceInfo.buyerView", OperationSafety.ReadOnly);

    public static Alibaba1688Operation ParseAddress { get; } = new(Trade, "alibaba.trade.addresscode.parse", OperationSafety.ReadOnly);

    public static Alibaba1688Operation RefundReasons { get; } = new(Trade, "alibaba.trade.getRefundReasonList", OperationSafety.ReadOnly);

    /// <summary>Nothing in the request tells a second application from the first one sent again.</summary>
    public static Alibaba1688Operation ApplyRefund { get; } = new(Trade, "alibaba.trade.createRefund", OperationSafety.Once);

    /// <summary>The picture belongs to no refund until one names it, so sending it again changes nothing that matters.</summary>
    public static Alibaba1688Operation UploadVoucher { get; } = new(Trade, "alibaba.trade.uploadRefundVoucher", OperationSafety.ReadOnly);

    /// <summary>Goods of one refund are sent back once: a second telling is refused (4007).</summary>
    public static Alibaba1688Operation ReturnGoods { get; } = new(Trade, "alibaba.trade.refund.returnGoods", OperationSafety.Idempotent);

    /// <summary>A refund that was withdrawn has ended, and is not withdrawn again.</summary>
    public static Alibaba1688Operation WithdrawRefund { get; } = new(Trade, "alibaba.trade.cancelRefund", OperationSafety.Idempotent);

    public static Alibaba1688Operation Refund { get; } = new(Trade, "alibaba.trade.refund.OpQueryOrderRefund", OperationSafety.ReadOnly);

    /// <summary>An offer that is followed is not followed twice.</summary>
    public static Alibaba1688Operation Follow { get; } = new(CrossBorder, "product.kjdistribute.addRelation", OperationSafety.Idempotent);

    public static Alibaba1688Operation Unfollow { get; } = new(CrossBorder, "product.kjdistribute.removeRelation", OperationSafety.Idempotent);

    public static Alibaba1688Operation FollowProduct { get; } = new(Product, "alibaba.product.follow.crossborder", OperationSafety.Idempotent);

    public static Alibaba1688Operation UnfollowProduct { get; } = new(Product, "alibaba.product.unfollow.crossborder", OperationSafety.Idempotent);

    /// <summary>What was told counts as taken: a second sending gets the next messages and the first ones never come again.</summary>
    public static Alibaba1688Operation Messages { get; } = new(Messaging, "push.cursor.messageList", OperationSafety.Once);

    /// <summary>A code works once.</summary>
    public static Alibaba1688Operation GetToken { get; } = new(Authorisation, "getToken", OperationSafety.Once);

    /// <summary>The same call with the other grant. Sent twice it gives two tokens at most, and takes nothing from the account.</summary>
    public static Alibaba1688Operation RefreshToken { get; } = new(Authorisation, "getToken", OperationSafety.Idempotent);
}
