using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Orders;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary>An order as the query interfaces write it: yuan, except the discounts.</summary>
internal static class TradeView
{
    public static string StatusOf(OrderStage stage) => stage switch
    {
        OrderStage.Paid => "waitsellersend",
        OrderStage.Shipped => "waitbuyerreceive",
        OrderStage.Signed => "success",
        OrderStage.Closed => "cancel",
        _ => "waitbuyerpay",
    };

    public static JsonObject Of(World world, OrderRecord order)
    {
        var stage = world.Orders.StageOf(order);
        return new JsonObject
        {
            ["baseInfo"] = BaseInfo(world, order, stage),
            ["productItems"] = WireJson.Array(order.Lines.Select(line => Item(world, line, stage))),
            ["tradeTerms"] = new JsonArray(new JsonObject
            {
                ["payStatus"] = stage switch { OrderStage.Closed => "8", < OrderStage.Paid => order.PayAcceptedAt is null ? "1" : "9", _ => "2" },
                ["payWay"] = "1",
                ["phasAmount"] = WireJson.Yuan(order.TotalFen),
            }),
        };
    }

    private static JsonObject BaseInfo(World world, OrderRecord order, OrderStage stage) => new()
    {
        ["id"] = order.Id,
        ["idOfStr"] = order.Id.ToString(CultureInfo.InvariantCulture),
        ["status"] = StatusOf(stage),
        ["totalAmount"] = WireJson.Yuan(order.TotalFen),
        ["shippingFee"] = WireJson.Yuan(order.PostFeeFen),
        ["sumProductPayment"] = WireJson.Yuan(order.GoodsFen),
        ["discount"] = 0,
        ["refund"] = WireJson.Yuan(PaidBackFen(world, order)),
        ["refundPayment"] = PaidBackFen(world, order),
        ["refundStatus"] = world.Refunds.Of(order).LastOrDefault() is not { } refund ? null
            : world.Refunds.IsPaidBack(refund) ? "refundsuccess"
            : "waitselleragree",
        ["createTime"] = Alibaba1688Time.Compact(order.CreatedAt),
        ["modifyTime"] = Alibaba1688Time.Compact(world.Timeline.ModifiedAt(order, world.Now)),
        ["payTime"] = stage is >= OrderStage.Paid and < OrderStage.Closed ? Alibaba1688Time.Compact(world.Timeline.PaidAt(order)) : null,
        ["allDeliveredTime"] = stage is OrderStage.Shipped or OrderStage.Signed ? Alibaba1688Time.Compact(world.Timeline.ShippedAt(order)) : null,
        ["closeReason"] = stage == OrderStage.Closed ? order.CancelReason ?? "BUYER_NO_PAY" : null,
        ["tradeType"] = "50060",
        ["sellerID"] = order.SellerId,
    };

    private static long PaidBackFen(World world, OrderRecord order) =>
        world.Refunds.Of(order).Where(world.Refunds.IsPaidBack).Sum(refund => refund.PaymentFen + refund.CarriageFen);

    private static JsonObject Item(World world, OrderLineRecord line, OrderStage stage)
    {
        var listing = world.Catalogue.Find(Marketplaces.Alibaba1688, line.ListingId)!;
        var sku = listing.Skus.First(candidate => candidate.Id == line.SkuId);
        return new JsonObject
        {
            ["productID"] = listing.Id,
            ["skuID"] = listing.HasSkus ? sku.Id : null,
            ["specId"] = listing.HasSkus ? sku.SpecId : null,
            ["name"] = listing.Title,
            ["price"] = WireJson.Yuan(line.UnitPriceFen),
            ["quantity"] = line.Quantity,
            ["itemAmount"] = WireJson.Yuan(line.AmountFen),
            ["entryDiscount"] = 0,
            ["status"] = StatusOf(stage),
            ["subItemID"] = line.SubOrderId,
            ["subItemIDString"] = line.SubOrderId.ToString(CultureInfo.InvariantCulture),
            ["logisticsStatus"] = stage switch { OrderStage.Shipped => 2, OrderStage.Signed => 3, _ => 1 },
            ["skuInfos"] = WireJson.Array(sku.Options.Select(option => (JsonNode)new JsonObject { ["name"] = option.Name, ["value"] = option.Value })),
            ["unit"] = listing.Family.Unit,
        };
    }
}
