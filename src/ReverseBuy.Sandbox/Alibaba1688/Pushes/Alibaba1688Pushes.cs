using ReverseBuy.Sandbox.Pushes;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Alibaba1688.Pushes;

/// <summary>The topics that the sandbox pushes.</summary>
internal static class Alibaba1688Pushes
{
    public static IEnumerable<IPushFormat> All(World world) =>
    [
        new Alibaba1688Push(world, "ORDER_BUYER_VIEW_BUYER_MAKE", OrderData.Made),
        new Alibaba1688Push(world, "ORDER_BUYER_VIEW_ORDER_PAY", OrderData.Paid),
        new Alibaba1688Push(world, "ORDER_BUYER_VIEW_ANNOUNCE_SENDGOODS", OrderData.Shipped),
        new Alibaba1688Push(world, "ORDER_BUYER_VIEW_ORDER_SUCCESS", OrderData.Ended),
        new Alibaba1688Push(world, "ORDER_BUYER_VIEW_ORDER_BUYER_CLOSE", OrderData.ClosedByBuyer),
        new Alibaba1688Push(world, "ORDER_BUYER_VIEW_ORDER_BOPS_CLOSE", OrderData.ClosedByPlatform),
        new Alibaba1688Push(world, "ORDER_BUYER_VIEW_ORDER_PRICE_MODIFY", OrderData.Repriced),
        new Alibaba1688Push(world, "ORDER_BUYER_VIEW_ORDER_BUYER_REFUND_IN_SALES", OrderData.RefundInSales),
        new Alibaba1688Push(world, "ORDER_BUYER_VIEW_ORDER_REFUND_AFTER_SALES", OrderData.RefundAfterSales),
        new Alibaba1688Push(world, "LOGISTICS_BUYER_VIEW_TRACE", OrderData.Trace),
        new Alibaba1688Push(world, "PRODUCT_PRODUCT_INVENTORY_CHANGE", OfferData.Restocked),
        new Alibaba1688Push(world, "PRODUCT_RELATION_VIEW_PRODUCT_CHANGE", OfferData.Changed),
        new Alibaba1688Push(world, "PRODUCT_RELATION_VIEW_PRODUCT_EXPIRE", OfferData.Expired),
        new Alibaba1688Push(world, "FENXIAO_PRICE_CHANGE", OfferData.Repriced),
    ];
}
