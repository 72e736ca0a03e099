using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Alibaba1688.Refunds;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Orders;
using ReverseBuy.Sandbox.Pushes;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Alibaba1688.Pushes;

/// <summary>What the topics about orders, refunds and parcels hold; each gives nothing for a change that is not its own.</summary>
internal static class OrderData
{
    public static JsonObject? Made(World world, PushedChange change) =>
        change is PushedChange.OrderMoved moved && moved.At == moved.Order.CreatedAt ? Order(world, moved.Order, change.At) : null;

    public static JsonObject? Paid(World world, PushedChange change) => At(world, change, OrderStage.Paid);

    public static JsonObject? Shipped(World world, PushedChange change) => At(world, change, OrderStage.Shipped);

    public static JsonObject? Ended(World world, PushedChange change) => At(world, change, OrderStage.Signed);

    public static JsonObject? ClosedByBuyer(World world, PushedChange change) =>
        change is PushedChange.OrderMoved { Order.CancelReason: not null } ? At(world, change, OrderStage.Closed) : null;

    public static JsonObject? ClosedByPlatform(World world, PushedChange change) =>
        change is PushedChange.OrderMoved { Order.CancelReason: null } ? At(world, change, OrderStage.Closed) : null;

    public static JsonObject? Repriced(World world, PushedChange change) =>
        change is PushedChange.OrderRepriced repriced ? Order(world, repriced.Order, change.At) : null;

    public static JsonObject? RefundInSales(World world, PushedChange change) => Refund(world, change, isAfterSale: false);

    public static JsonObject? RefundAfterSales(World world, PushedChange change) => Refund(world, change, isAfterSale: true);

    public static JsonObject? Trace(World world, PushedChange change)
    {
        if (change is not PushedChange.OrderMoved { Order: var order } || world.Timeline.StageOf(order, change.At) is not (OrderStage.Shipped or OrderStage.Signed))
        {
            return null;
        }

        var parcel = Parcel.Of(order);
        return new JsonObject
        {
            ["OrderLogisticsTracingModel"] = new JsonObject
            {
                ["logisticsId"] = parcel.LogisticsId,
                ["cpCode"] = parcel.CarrierCode,
                ["mailNo"] = parcel.Waybill,
                ["statusChanged"] = world.Timeline.StageOf(order, change.At) == OrderStage.Shipped ? "CONSIGN" : "SIGN",
                ["changeTime"] = Alibaba1688Time.Plain(change.At),
                ["orderLogsItems"] = WireJson.Array(order.Lines.Select(line =>
                    (JsonNode)new JsonObject { ["orderId"] = order.Id, ["orderEntryId"] = line.SubOrderId })),
            },
        };
    }

    private static JsonObject? At(World world, PushedChange change, OrderStage stage) =>
        change is PushedChange.OrderMoved moved && world.Timeline.StageOf(moved.Order, moved.At) == stage ? Order(world, moved.Order, moved.At) : null;

    private static JsonObject? Refund(World world, PushedChange change, bool isAfterSale)
    {
        if (change is not PushedChange.RefundMoved moved
            || world.Refunds.Find(Marketplaces.Alibaba1688, moved.RefundId) is not { } refund
            || refund.IsAfterSale != isAfterSale)
        {
            return null;
        }

        var stage = world.Refunds.StageOf(refund, moved.At);
        var data = Order(world, moved.Order, moved.At);
        data["currentStatus"] = RefundWords.StatusOf(stage);
        data["refundAction"] = stage switch
        {
            RefundStage.Returning => "BUYER_SEND_GOODS",
            RefundStage.PaidBack => "SELLER_AGREE_REFUND",
            RefundStage.Withdrawn => "BUYER_CANCEL_REFUND_CLOSE",
            _ => "BUYER_APPLY_REFUND",
        };
        data["operator"] = stage == RefundStage.PaidBack ? "seller" : "buyer";
        data["refundId"] = RefundWords.IdOf(refund);
        return data;
    }

    private static JsonObject Order(World world, OrderRecord order, DateTimeOffset at) => new()
    {
        ["orderId"] = order.Id,
        ["currentStatus"] = TradeView.StatusOf(world.Timeline.StageOf(order, at)),
        ["msgSendTime"] = Alibaba1688Time.Plain(at),
        ["buyerMemberId"] = Alibaba1688Push.BuyerMemberId,
        ["sellerMemberId"] = world.Catalogue.Find(Marketplaces.Alibaba1688, order.Lines[0].ListingId)!.Seller.MemberId,
    };
}
