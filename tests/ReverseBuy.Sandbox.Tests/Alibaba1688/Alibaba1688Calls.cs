using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Tests.Wire;

namespace ReverseBuy.Sandbox.Tests.Alibaba1688;

/// <summary>The purchase calls of 1688 as tests make them.</summary>
internal static class Alibaba1688Calls
{
    private const string Address = """{"fullName":"仓库","mobile":"13800000000","address":"滨江路1号","provinceText":"浙江省","cityText":"杭州市"}""";

    public static Task<JsonNode> DetailAsync(this WireCaller wire, long offerId) => wire.AlibabaAsync(
        "com.alibaba.fenxiao.crossborder", "product.search.queryProductDetail", ("offerDetailParam", $$"""{"offerId":{{offerId}},"country":"en"}"""));

    public static Task<JsonNode> PreviewAsync(this WireCaller wire, params (long OfferId, string? SpecId, int Quantity)[] cargo) => wire.AlibabaAsync(
        "com.alibaba.trade", "alibaba.createOrder.preview", ("addressParam", Address), ("cargoParamList", Cargo(cargo)));

    public static Task<JsonNode> CreateAsync(this WireCaller wire, string reference, params (long OfferId, string? SpecId, int Quantity)[] cargo) =>
        wire.AlibabaAsync(
            "com.alibaba.trade",
            "alibaba.trade.createCrossOrder",
            ("flow", "general"),
            ("addressParam", Address),
            ("cargoParamList", Cargo(cargo)),
            ("outOrderId", reference));

    public static Task<JsonNode> PayAsync(this WireCaller wire, string orderId) => wire.AlibabaAsync(
        "com.alibaba.trade", "alibaba.trade.pay.protocolPay.preparePay", ("tradeWithholdPreparePayParam", $$"""{"orderId":{{orderId}}}"""));

    public static Task<JsonNode> ViewAsync(this WireCaller wire, string orderId) =>
        wire.AlibabaAsync("com.alibaba.trade", "alibaba.trade.get.buyerView", ("webSite", "1688"), ("orderId", orderId));

    public static Task<JsonNode> ListAsync(this WireCaller wire, string reference) =>
        wire.AlibabaAsync("com.alibaba.trade", "alibaba.trade.getBuyerOrderList", ("outOrderId", reference));

    public static Task<JsonNode> CancelAsync(this WireCaller wire, string orderId) => wire.AlibabaAsync(
        "com.alibaba.trade", "alibaba.trade.cancel", ("webSite", "1688"), ("tradeID", orderId), ("cancelReason", "buyerCancel"));

    public static Task<JsonNode> FollowAsync(this WireCaller wire, long offerId) => wire.AlibabaAsync(
        "com.alibaba.fenxiao.crossborder", "product.kjdistribute.addRelation", ("offerId", offerId.ToString(CultureInfo.InvariantCulture)));

    public static Task<JsonNode> LogisticsAsync(this WireCaller wire, string orderId) => wire.AlibabaAsync(
        "com.alibaba.logistics", "alibaba.trade.getLogisticsInfos.buyerView", ("webSite", "1688"), ("orderId", orderId));

    public static Task<JsonNode> TraceAsync(this WireCaller wire, string orderId) => wire.AlibabaAsync(
        "com.alibaba.logistics", "alibaba.trade.getLogisticsTraceInfo.buyerView", ("webSite", "1688"), ("orderId", orderId));

    public static Task<JsonNode> RefundAsync(
        this WireCaller wire, string orderId, string line, string goods, long payment, string request = "refund", string reason = "20006", string description = "不想要了", string? voucher = null) =>
        wire.AlibabaAsync(
            "com.alibaba.trade",
            "alibaba.trade.createRefund",
            ("orderId", orderId),
            ("orderEntryIds", $"[{line}]"),
            ("disputeRequest", request),
            ("applyPayment", payment.ToString(CultureInfo.InvariantCulture)),
            ("applyCarriage", "0"),
            ("applyReasonId", reason),
            ("description", description),
            ("goodsStatus", goods),
            ("vouchers", voucher is null ? "[]" : $"[\"{voucher}\"]"));

    private static string Cargo((long OfferId, string? SpecId, int Quantity)[] cargo) => "[" + string.Join(',', cargo.Select(line => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"offerId":{{line.OfferId}}{{(line.SpecId is null ? "" : $",\"specId\":\"{line.SpecId}\"")}},"quantity":{{line.Quantity}}}"""))) + "]";
}
