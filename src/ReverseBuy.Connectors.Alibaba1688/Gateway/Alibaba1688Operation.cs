namespace ReverseBuy.Connectors.Alibaba1688.Gateway;

/// <summary>An operation of the platform: its namespace, its name, and what happens when it is sent twice.</summary>
internal sealed record Alibaba1688Operation(string Namespace, string Name, OperationSafety Safety)
{
    private const string CrossBorder = "com.alibaba.fenxiao.crossborder";
    private const string Trade = "com.alibaba.trade";
    private const string Logistics = "com.alibaba.logistics";

    public static Alibaba1688Operation Search { get; } = new(CrossBorder, "product.search.keywordQuery", OperationSafety.ReadOnly);

    public static Alibaba1688Operation Detail { get; } = new(CrossBorder, "product.search.queryProductDetail", OperationSafety.ReadOnly);

    public static Alibaba1688Operation Preview { get; } = new(Trade, "alibaba.createOrder.preview", OperationSafety.ReadOnly);

    /// <summary>Whether the platform refuses a second order with the same outOrderId is not proven, so it is Once.</summary>
    public static Alibaba1688Operation Create { get; } = new(Trade, "alibaba.trade.createCrossOrder", OperationSafety.Once);

    public static Alibaba1688Operation Pay { get; } = new(Trade, "alibaba.trade.pay.protocolPay.preparePay", OperationSafety.Once);

    public static Alibaba1688Operation Order { get; } = new(Trade, "alibaba.trade.get.buyerView", OperationSafety.ReadOnly);

    public static Alibaba1688Operation OrderList { get; } = new(Trade, "alibaba.trade.getBuyerOrderList", OperationSafety.ReadOnly);

    public static Alibaba1688Operation Shipments { get; } = new(Logistics, "alibaba.trade.getLogisticsInfos.buyerView", OperationSafety.ReadOnly);

    public static Alibaba1688Operation Trace { get; } = new(Logistics, "alibaba.trade.getLogisticsTraceInfo.buyerView", OperationSafety.ReadOnly);
}
