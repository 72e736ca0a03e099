using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Alibaba1688.Pushes;
using ReverseBuy.Sandbox.Alibaba1688.Refunds;
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
            ["productItems"] = WireJson.Array(order.Lines.Select(line => Item(world, order, line, stage))),
            ["tradeTerms"] = new JsonArray(new JsonObject
            {
                ["payStatus"] = stage switch { OrderStage.Closed => "8", < OrderStage.Paid => order.PayAcceptedAt is null ? "1" : "9", _ => "2" },
                ["payWay"] = "1",
                ["phasAmount"] = WireJson.Yuan(order.TotalFen),
            }),
            ["orderBizInfo"] = new JsonObject { ["odsCyd"] = false, ["creditOrder"] = false, ["dropshipping"] = false },
            ["orderRateInfo"] = new JsonObject { ["buyerRateStatus"] = 5, ["sellerRateStatus"] = 5 },
            ["extAttributes"] = new JsonArray(),
            ["guaranteesTerms"] = null,
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
        ["couponFee"] = 0,
        ["refund"] = WireJson.Yuan(PaidBackFen(world, order)),
        ["refundPayment"] = PaidBackFen(world, order),
        ["refundStatus"] = RefundStatusOf(world, order, isAfterSale: false),
        ["refundStatusForAs"] = RefundStatusOf(world, order, isAfterSale: true),
        ["refundId"] = RefundIdOf(world.Refunds.Of(order).LastOrDefault(refund => !refund.IsAfterSale)),
        ["createTime"] = Alibaba1688Time.Compact(order.CreatedAt),
        ["modifyTime"] = Alibaba1688Time.Compact(world.Timeline.ModifiedAt(order, world.Now)),
        ["payTime"] = stage is >= OrderStage.Paid and < OrderStage.Closed ? Alibaba1688Time.Compact(world.Timeline.PaidAt(order)) : null,
        ["allDeliveredTime"] = stage is OrderStage.Shipped or OrderStage.Signed ? Alibaba1688Time.Compact(world.Timeline.ShippedAt(order)) : null,
        ["closeReason"] = stage == OrderStage.Closed ? order.CancelReason ?? "BUYER_NO_PAY" : null,
        ["tradeType"] = "50060",
        ["payTimeout"] = (long)(world.Timeline.ExpiresAt(order) - order.CreatedAt).TotalSeconds,
        ["outOrderId"] = order.Reference.Length > 0 ? order.Reference : null,
        ["buyerID"] = Alibaba1688Push.BuyerMemberId,
        ["buyerLoginId"] = "sandbox",
        ["sellerID"] = SellerOf(world, order).MemberId,
        ["sellerLoginId"] = SellerOf(world, order).Name,
        ["sellerUserId"] = order.SellerId,
        ["receiverInfo"] = order.Receiver is not { } receiver ? null : new JsonObject
        {
            ["toFullName"] = receiver.FullName,
            ["toMobile"] = receiver.Mobile,
            ["toPost"] = receiver.PostCode,
            ["toDivisionCode"] = receiver.DivisionCode,
            ["toArea"] = receiver.Area,
        },
    };

    private static string WordsOf(OrderStage stage) => stage switch
    {
        OrderStage.Paid => "等待卖家发货",
        OrderStage.Shipped => "等待买家收货",
        OrderStage.Signed => "交易成功",
        OrderStage.Closed => "交易关闭",
        _ => "等待买家付款",
    };

    private static Seller SellerOf(World world, OrderRecord order) =>
        world.Catalogue.Find(Marketplaces.Alibaba1688, order.Lines[0].ListingId)!.Seller;

    private static string? RefundStatusOf(World world, OrderRecord order, bool isAfterSale) =>
        world.Refunds.Of(order).LastOrDefault(refund => refund.IsAfterSale == isAfterSale) is not { } refund ? null
        : RefundWords.StatusOf(world.Refunds.StageOf(refund));

    private static string? RefundIdOf(RefundRecord? refund) => refund is null ? null : RefundWords.IdOf(refund);

    private static long PaidBackFen(World world, OrderRecord order) =>
        world.Refunds.Of(order).Where(world.Refunds.IsPaidBack).Sum(refund => refund.PaymentFen + refund.CarriageFen);

    private static JsonObject Item(World world, OrderRecord order, OrderLineRecord line, OrderStage stage)
    {
        var refund = world.Refunds.Of(order).LastOrDefault(candidate => candidate.SubOrderIds.Contains(line.SubOrderId));
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
            ["refundStatus"] = refund is null ? null : RefundWords.LineStatusOf(world.Refunds.StageOf(refund)),
            ["refundId"] = refund is { IsAfterSale: false } ? RefundIdOf(refund) : null,
            ["refundIdForAs"] = refund is { IsAfterSale: true } ? RefundIdOf(refund) : null,
            ["status"] = StatusOf(stage),
            ["statusStr"] = WordsOf(stage),
            ["refund"] = WireJson.Yuan(refund is not null && world.Refunds.IsPaidBack(refund) ? line.AmountFen : 0),
            ["gmtPayExpireTime"] = Alibaba1688Time.Plain(world.Timeline.ExpiresAt(order)),
            ["productImgUrl"] = new JsonArray(world.Images.UrlOf(listing, 1)),
            ["quantityFactor"] = 1,
            ["subItemID"] = line.SubOrderId,
            ["subItemIDString"] = line.SubOrderId.ToString(CultureInfo.InvariantCulture),
            ["logisticsStatus"] = stage switch { OrderStage.Shipped => 2, OrderStage.Signed => 3, _ => 1 },
            ["skuInfos"] = WireJson.Array(sku.Options.Select(option => (JsonNode)new JsonObject { ["name"] = option.Name, ["value"] = option.Value })),
            ["unit"] = listing.Family.Unit,
        };
    }
}
