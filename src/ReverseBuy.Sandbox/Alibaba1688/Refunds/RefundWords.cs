using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Orders;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Alibaba1688.Refunds;

/// <summary>Refunds in the platform's words: their ids, and two ways to write where they stand.</summary>
internal static class RefundWords
{
    public static string IdOf(RefundRecord refund) => "TQ" + refund.Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>The refund of an id; null when it is none.</summary>
    public static RefundRecord? Find(World world, string id) =>
        id.StartsWith("TQ", StringComparison.Ordinal) && long.TryParse(id.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? world.Refunds.Find(Marketplaces.Alibaba1688, number)
            : null;

    public static string StatusOf(RefundStage stage) => stage switch
    {
        RefundStage.Agreed => "waitbuyersend",
        RefundStage.Returning => "waitsellerreceive",
        RefundStage.PaidBack => "refundsuccess",
        RefundStage.Withdrawn => "refundclose",
        _ => "waitselleragree",
    };

    // Lines write the same in capitals, and one of them in the past tense.
    public static string LineStatusOf(RefundStage stage) => stage switch
    {
        RefundStage.Agreed => "WAIT_BUYER_SEND",
        RefundStage.Returning => "WAIT_SELLER_RECEIVE",
        RefundStage.PaidBack => "REFUND_SUCCESS",
        RefundStage.Withdrawn => "REFUND_CLOSED",
        _ => "WAIT_SELLER_AGREE",
    };

    /// <summary>A refund as the query interfaces write it; money in fen.</summary>
    public static JsonObject Write(World world, RefundRecord refund)
    {
        var isPaidBack = world.Refunds.IsPaidBack(refund);
        return new JsonObject
        {
            ["id"] = refund.Id,
            ["refundId"] = IdOf(refund),
            ["orderId"] = refund.OrderId,
            ["orderEntryIdList"] = WireJson.Array(refund.SubOrderIds.Select(line => (JsonNode)line)),
            ["status"] = StatusOf(world.Refunds.StageOf(refund)),
            ["applyPayment"] = refund.PaymentFen,
            ["applyCarriage"] = refund.CarriageFen,
            ["applyReasonId"] = WireJson.ToLong(refund.ReasonId),
            ["canRefundPayment"] = refund.PaymentFen,
            ["refundPayment"] = isPaidBack ? refund.PaymentFen : 0,
            ["refundCarriage"] = isPaidBack ? refund.CarriageFen : 0,
            ["gmtApply"] = Alibaba1688Time.Compact(refund.CreatedAt),
            ["gmtCreate"] = Alibaba1688Time.Compact(refund.CreatedAt),
            ["gmtCompleted"] = isPaidBack ? Alibaba1688Time.Compact(world.Refunds.PaidBackAt(refund)) : null,
            ["refundGoods"] = refund.NeedsReturn,
            ["onlyRefund"] = !refund.NeedsReturn,
            ["rejectTimes"] = 0,
            ["tradeTypeStr"] = "50060",
        };
    }
}
