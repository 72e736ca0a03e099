using System.Globalization;
using ReverseBuy.Sandbox.Catalogue;
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
}
