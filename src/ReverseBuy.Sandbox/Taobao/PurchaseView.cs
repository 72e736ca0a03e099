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
    /// <summary>Every state a purchase can be asked for by.</summary>
    public static readonly IReadOnlyList<string> Statuses =
        ["BULIDING", "WAIT_BUYER_P", "WAIT_SELLER_SEND_GOODS", "WAIT_BUYER_CONFIRM_GOODS", "TRADE_CLOSED"];

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
    public static string StatusOf(World world, OrderRecord order, DateTimeOffset at) =>
        order.Lines.All(line => IsPaidBack(world, line, at)) ? StatusOf(OrderStage.Closed) : StatusOf(world.Timeline.StageOf(order, at));

    /// <summary>The last change of the purchase or of one of its refunds.</summary>
    public static DateTimeOffset ModifiedAt(World world, OrderRecord order)
    {
        var refunds = new TaobaoRefundBook(world);
        return order.Lines.Select(line => refunds.OfLine(line.SubOrderId))
            .OfType<TaobaoRefundRecord>()
            .Select(refunds.ModifiedAt)
            .Append(world.Timeline.ModifiedAt(order, world.Now))
            .Append(world.Timeline.StepsOf(order, world.Now).Last().At)
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
            ["status"] = StatusOf(world, order, world.Now),
            ["order_source"] = order.TaobaoNotes?.OrderSource,
            ["seller_order_number"] = order.TaobaoNotes?.SellerOrderNumber,
            ["distributor_nick"] = "sandbox",
            ["supplier_nick"] = world.Catalogue.Find(Marketplaces.Taobao, order.Lines[0].ListingId)!.Seller.Name,
            ["source_market"] = "taobao",
            ["sub_user_id"] = 0,
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
            ["receiver"] = order.TaobaoNotes is { Receiver: var receiver } ? Receiver(receiver) : null,
            ["sub_purchase_orders"] = WireJson.Array(order.Lines.Select(line => Sub(world, order, line, stage))),
        };
    }

    /// <summary>The state of a sub order.</summary>
    public static string LineStatusOf(World world, OrderRecord order, OrderLineRecord line, DateTimeOffset at) =>
        IsPaidBack(world, line, at) ? StatusOf(OrderStage.Closed) : StatusOf(world.Timeline.StageOf(order, at));

    /// <summary>The number of the order on Taobao itself.</summary>
    public static long TaobaoOrderNumber(OrderRecord order) => 2_566_000_000_000_000_000 + order.Id;

    private static JsonObject Sub(World world, OrderRecord order, OrderLineRecord line, OrderStage stage)
    {
        var listing = world.Catalogue.Find(Marketplaces.Taobao, line.ListingId)!;
        var sku = listing.Skus.First(candidate => candidate.Id == line.SkuId);
        var isPaid = stage is >= OrderStage.Paid and < OrderStage.Closed;
        var refund = new TaobaoRefundBook(world).OfLine(line.SubOrderId);
        return new JsonObject
        {
            ["sub_purchase_order_id"] = line.SubOrderId,
            ["status"] = LineStatusOf(world, order, line, world.Now),
            ["item_id"] = TaobaoItemIds.MpIdOf(listing).ToString(CultureInfo.InvariantCulture),
            ["sku_id"] = TaobaoItemIds.MpSkuIdOf(sku),
            ["title"] = listing.Title,
            ["quantity"] = line.Quantity,
            ["purchase_amount"] = line.AmountFen,
            ["purchase_currency"] = "CNY",
            ["pay_amount"] = isPaid ? line.AmountFen : 0,
            ["product_amount"] = line.AmountFen,
            ["domestic_post_fee"] = 0,
            ["hongbao_deduction_amount"] = "0",
            ["close_reason"] = stage == OrderStage.Closed ? order.CancelReason ?? "买家超时未付款" : null,
            ["error_code"] = null,
            ["error_message"] = null,
            ["detail_error_code"] = null,
            ["purchase_order_outer_id"] = TaobaoOrderNumber(order).ToString(CultureInfo.InvariantCulture),
            ["purchase_order_line_outer_id"] = line.SubOrderId.ToString(CultureInfo.InvariantCulture),
            ["alipay_pay_order_no"] = isPaid ? $"2022{line.SubOrderId}" : null,
            ["close_time_without_payment"] = world.Timeline.ExpiresAt(order).ToUnixTimeMilliseconds(),
            ["can_confirm_receipt"] = stage is OrderStage.Shipped or OrderStage.Signed,
            ["refund_id"] = refund?.Id ?? 0,
            ["refund_status"] = refund is null ? 0 : new TaobaoRefundBook(world).StatusOf(refund),
            ["order_remark_v2"] = order.TaobaoNotes?.Remark ?? string.Empty,
            ["logistic_orders"] = stage is OrderStage.Shipped or OrderStage.Signed ? new JsonArray(Logistics(world, order)) : [],
            ["international_logistic_orders"] = new JsonArray(),
            ["supply_chain_service_orders"] = new JsonArray(),
            ["sku_info"] = new JsonObject
            {
                ["skuPv"] = new JsonObject { ["zh"] = Options(sku, english: false), ["en"] = Options(sku, english: true) },
                ["skuImgUrl"] = TaobaoItemView.SkuPicture(world, listing, sku),
            },
            ["option_fields"] = new JsonObject
            {
                ["SKU_IMG_URL"] = TaobaoItemView.SkuPicture(world, listing, sku),
                ["supplierNick"] = listing.Seller.Name,
                ["zh"] = Options(sku, english: false),
                ["en"] = Options(sku, english: true),
                ["shopName"] = listing.Seller.Name,
                ["shopId"] = listing.Seller.Id.ToString(CultureInfo.InvariantCulture),
            },
        };
    }

    private static bool IsPaidBack(World world, OrderLineRecord line, DateTimeOffset at) =>
        new TaobaoRefundBook(world).OfLine(line.SubOrderId) is { } refund && TaobaoRefundBook.IsDone(refund, at);

    // Names and numbers of people are left out here, as the platform leaves them out.
    private static JsonObject Receiver(TaobaoReceiver receiver) => new()
    {
        ["country"] = receiver.Country,
        ["state"] = receiver.State,
        ["city"] = receiver.City,
        ["district"] = receiver.District,
        ["address"] = receiver.Address,
        ["zip"] = receiver.Zip,
    };

    private static JsonObject Logistics(World world, OrderRecord order) => new()
    {
        ["logistic_company_name"] = Parcel.Of(order).Carrier,
        ["logistic_number"] = Parcel.Of(order).Waybill,
        ["rts_time"] = world.Timeline.ShippedAt(order)!.Value.ToUnixTimeMilliseconds(),
    };

    private static string Options(Sku sku, bool english) => new JsonObject(sku.Options.Select(option => KeyValuePair.Create(
        english ? option.NameEnglish : option.Name, (JsonNode?)(english ? option.ValueEnglish : option.Value)))).ToJsonString(WireJson.Format);
}
