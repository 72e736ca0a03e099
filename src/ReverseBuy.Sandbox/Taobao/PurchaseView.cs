using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Orders;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Taobao;

/// <summary>A purchase as <c>/purchase/orders/query</c> writes it: misspelt states, texts where numbers belong, JSON within texts.</summary>
internal static class PurchaseView
{
    // BULIDING and WAIT_BUYER_P are the platform's own spellings.
    public static string StatusOf(OrderStage stage) => stage switch
    {
        OrderStage.Building => "BULIDING",
        OrderStage.Unpaid => "WAIT_BUYER_P",
        OrderStage.Paid => "WAIT_SELLER_SEND_GOODS",
        OrderStage.Shipped or OrderStage.Signed => "WAIT_BUYER_CONFIRM_GOODS",
        _ => "TRADE_CLOSED",
    };

    /// <summary>The state of a purchase. One whose lines are all paid back is closed.</summary>
    public static string StatusOf(World world, OrderRecord order) =>
        order.Lines.All(line => IsPaidBack(world, line)) ? StatusOf(OrderStage.Closed) : StatusOf(world.Orders.StageOf(order));

    /// <summary>The last change of the purchase or of one of its refunds.</summary>
    public static DateTimeOffset ModifiedAt(World world, OrderRecord order)
    {
        var refunds = new TaobaoRefundBook(world);
        return order.Lines.Select(line => refunds.OfLine(line.SubOrderId))
            .OfType<TaobaoRefundRecord>()
            .Select(refunds.ModifiedAt)
            .Append(world.Timeline.ModifiedAt(order, world.Now))
            .Max();
    }

    public static JsonObject Of(World world, OrderRecord order)
    {
        var stage = world.Orders.StageOf(order);
        var paid = stage is >= OrderStage.Paid and < OrderStage.Closed;
        return new JsonObject
        {
            ["purchase_id"] = order.Id,
            ["outer_purchase_id"] = order.Reference,
            ["status"] = StatusOf(world, order),
            ["supplier_nick"] = world.Catalogue.Find(Marketplaces.Taobao, order.Lines[0].ListingId)!.Seller.Name,
            ["source_market"] = "taobao",
            ["purchase_amount"] = order.TotalFen,
            ["purchase_currency"] = "CNY",
            ["product_amount"] = order.GoodsFen,
            ["domestic_post_fee"] = order.PostFeeFen,
            ["hongbao_deduction_amount"] = 0,
            ["pay_amount"] = paid ? order.TotalFen : 0,
            ["pay_currency"] = "CNY",
            ["pay_time"] = paid ? world.Timeline.PaidAt(order)!.Value.ToUnixTimeMilliseconds() : null,
            ["created_time"] = order.CreatedAt.ToUnixTimeMilliseconds(),
            ["modify_time"] = ModifiedAt(world, order).ToUnixTimeMilliseconds(),
            ["next_close_time_without_payment"] = world.Timeline.ExpiresAt(order).ToUnixTimeMilliseconds(),
            ["sub_purchase_orders"] = WireJson.Array(order.Lines.Select(line => Sub(world, order, line, stage))),
        };
    }

    /// <summary>The state of a sub order.</summary>
    public static string LineStatusOf(World world, OrderRecord order, OrderLineRecord line) =>
        IsPaidBack(world, line) ? StatusOf(OrderStage.Closed) : StatusOf(world.Orders.StageOf(order));

    /// <summary>The number of the order on Taobao itself.</summary>
    public static long TaobaoOrderNumber(OrderRecord order) => 2_566_000_000_000_000_000 + order.Id;

    private static JsonObject Sub(World world, OrderRecord order, OrderLineRecord line, OrderStage stage)
    {
        var listing = world.Catalogue.Find(Marketplaces.Taobao, line.ListingId)!;
        var sku = listing.Skus.First(candidate => candidate.Id == line.SkuId);
        var refund = new TaobaoRefundBook(world).OfLine(line.SubOrderId);
        return new JsonObject
        {
            ["sub_purchase_order_id"] = line.SubOrderId,
            ["status"] = LineStatusOf(world, order, line),
            ["item_id"] = TaobaoItemIds.MpIdOf(listing).ToString(CultureInfo.InvariantCulture),
            ["sku_id"] = TaobaoItemIds.MpSkuIdOf(sku),
            ["title"] = listing.Title,
            ["quantity"] = line.Quantity,
            ["purchase_amount"] = line.AmountFen,
            ["purchase_currency"] = "CNY",
            ["pay_amount"] = stage is >= OrderStage.Paid and < OrderStage.Closed ? line.AmountFen : 0,
            ["product_amount"] = line.AmountFen,
            ["domestic_post_fee"] = 0,
            ["hongbao_deduction_amount"] = "0",
            ["close_reason"] = stage == OrderStage.Closed ? order.CancelReason ?? "买家超时未付款" : null,
            ["error_code"] = null,
            ["error_message"] = null,
            ["purchase_order_outer_id"] = TaobaoOrderNumber(order).ToString(CultureInfo.InvariantCulture),
            ["purchase_order_line_outer_id"] = line.SubOrderId.ToString(CultureInfo.InvariantCulture),
            ["can_confirm_receipt"] = stage is OrderStage.Shipped or OrderStage.Signed,
            ["refund_id"] = refund?.Id ?? 0,
            ["refund_status"] = refund is null ? 0 : new TaobaoRefundBook(world).StatusOf(refund),
            ["logistic_orders"] = stage is OrderStage.Shipped or OrderStage.Signed ? new JsonArray(Logistics(world, order)) : [],
            ["sku_info"] = new JsonObject
            {
                ["skuPv"] = new JsonObject { ["zh"] = Options(sku, english: false), ["en"] = Options(sku, english: true) },
                ["skuImgUrl"] = TaobaoItemView.SkuPicture(world, listing, sku),
            },
        };
    }

    private static bool IsPaidBack(World world, OrderLineRecord line)
    {
        var refunds = new TaobaoRefundBook(world);
        return refunds.OfLine(line.SubOrderId) is { } refund && refunds.IsDone(refund);
    }

    private static JsonObject Logistics(World world, OrderRecord order) => new()
    {
        ["logistic_company_name"] = Parcel.Of(order).Carrier,
        ["logistic_number"] = Parcel.Of(order).Waybill,
        ["rts_time"] = world.Timeline.ShippedAt(order)!.Value.ToUnixTimeMilliseconds(),
    };

    private static string Options(Sku sku, bool english) => new JsonObject(sku.Options.Select(option => KeyValuePair.Create(
        english ? option.NameEnglish : option.Name, (JsonNode?)(english ? option.ValueEnglish : option.Value)))).ToJsonString(WireJson.Format);
}
