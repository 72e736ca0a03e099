using System.Text.Json;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Alibaba1688.Buying;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Following;

namespace ReverseBuy.Connectors.Alibaba1688.Following;

/// <summary>From a message of the platform, pushed or pulled, to what it hints at.</summary>
internal static class MessageReading
{
    /// <summary>Reads a message.</summary>
    /// <exception cref="JsonException">It lacks what its topic must have.</exception>
    public static CallbackReading.Genuine Read(WireValue message)
    {
        var id = message.Text("msgId") ?? throw new JsonException("A message has no msgId.");
        return new CallbackReading.Genuine(id, message.Text("userInfo"), Hints(message));
    }

    private static IReadOnlyList<MarketplaceHint> Hints(WireValue message)
    {
        var data = message.Nested("data") ?? default;
        var at = PlatformTime.Read(data.Text("msgSendTime")) ?? PlatformTime.Read(message.Text("gmtBorn"));
        return message.Text("type") switch
        {
            "ORDER_BUYER_VIEW_BUYER_MAKE" or "ORDER_BUYER_VIEW_ORDER_PRICE_MODIFY" or "ORDER_BUYER_VIEW_ORDER_PAY"
                or "ORDER_BUYER_VIEW_ORDER_STEP_PAY" or "ORDER_BUYER_VIEW_ANNOUNCE_SENDGOODS" or "ORDER_BUYER_VIEW_PART_PART_SENDGOODS"
                or "ORDER_BUYER_VIEW_ORDER_COMFIRM_RECEIVEGOODS" // the platform's own spelling
                or "ORDER_BUYER_VIEW_ORDER_SUCCESS" or "ORDER_BUYER_VIEW_ORDER_BUYER_CLOSE" or "ORDER_BUYER_VIEW_ORDER_SELLER_CLOSE"
                or "ORDER_BUYER_VIEW_ORDER_BOPS_CLOSE" or "ORDER_BUYER_VIEW_ORDER_BUYER_REFUND_IN_SALES"
                or "ORDER_BUYER_VIEW_ORDER_REFUND_AFTER_SALES" => [OrderHint(data, "orderId", at)],
            "ORDER_BATCH_PAY" => data.List("batchPay") is { Count: > 0 } paid
                ? [.. paid.Select(order => OrderHint(order, "orderId", at))]
                : [OrderHint(data, "orderId", at)],
            "LOGISTICS_BUYER_VIEW_TRACE" => Parcel(data.Nested("OrderLogisticsTracingModel") ?? data, "mailNo", "changeTime", at),
            "LOGISTICS_MAIL_NO_CHANGE" => Parcel(data.Nested("MailNoChangeModel") ?? data, "newMailNo", "eventTime", at),
            "LOGISTICS_GLOBAL_1688_PACKAGE_CHANGE" =>
            [
                .. data.List("tradeOrderIds")
                    .Select(TolerantJson.TextOf)
                    .OfType<string>()
                    .Select(order => Order(order, PlatformTime.Read(data.Text("actionTime")) ?? at)),
            ],
            "PRODUCT_PRODUCT_INVENTORY_CHANGE" =>
            [
                .. data.List("OfferInventoryChangeList")
                    .Where(change => change.Text("offerId") is not null)
                    .DistinctBy(change => change.Text("offerId"))
                    .Select(change => Offer(change.Text("offerId")!, PlatformTime.Read(change.Text("bizTime")) ?? at, isGone: false)),
            ],
            "PRODUCT_RELATION_VIEW_PRODUCT_CHANGE" => Offers(data, at, data.Text("action") is "member_delete" or "member_expired"),
            "PRODUCT_RELATION_VIEW_PRODUCT_EXPIRE" or "PRODUCT_RELATION_VIEW_PRODUCT_DELETE" => Offers(data, at, isGone: true),
            "PRODUCT_RELATION_VIEW_PRODUCT_REPOST" or "PRODUCT_RELATION_VIEW_PRODUCT_NEW_OR_MODIFY" or "PRODUCT_RELATION_VIEW_PRODUCT_AUDIT" =>
                Offers(data, at, isGone: false),
            // Leaving the curated supply (精选货源) is not leaving the site: whoever reads the offer anew sees which of the two it was.
            "PRODUCT_PFT_OFFER_PRICE_MODIFY" or "PRODUCT_PFT_OFFER_QUIT" => [Offer(Required(data, "offerId"), at, isGone: false)],
            "FENXIAO_PRICE_CHANGE" => [Offer(Required(data, "productId"), at, isGone: false)],
            _ => [],
        };
    }

    private static IReadOnlyList<MarketplaceHint> Parcel(WireValue parcel, string waybill, string time, DateTimeOffset? sent)
    {
        var orders = parcel.List("orderLogsItems").Select(item => item.Text("orderId")).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var at = PlatformTime.Read(parcel.Text(time)) ?? sent;
        return (parcel.Text(waybill) ?? parcel.Text("logisticsId")) is { } number
            ? [new DomesticTrackingHint(Alibaba1688Marketplace.Id, at, number, orders)]
            : [.. orders.Select(order => Order(order, at))];
    }

    private static IReadOnlyList<MarketplaceHint> Offers(WireValue data, DateTimeOffset? at, bool isGone) =>
    [
        .. Required(data, "productIds")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct(StringComparer.Ordinal)
            .Select(id => Offer(id, at, isGone)),
    ];

    private static UpstreamOrderHint OrderHint(WireValue holder, string member, DateTimeOffset? at) => Order(Required(holder, member), at);

    private static UpstreamOrderHint Order(string id, DateTimeOffset? at) => new(Alibaba1688Marketplace.Id, at, id, null);

    private static OfferChangedHint Offer(string id, DateTimeOffset? at, bool isGone) =>
        new(Alibaba1688Marketplace.Id, at, new ListingId(Alibaba1688Marketplace.Id, id), isGone);

    private static string Required(WireValue holder, string member) =>
        holder.Text(member) ?? throw new JsonException($"A message has no {member}.");
}
