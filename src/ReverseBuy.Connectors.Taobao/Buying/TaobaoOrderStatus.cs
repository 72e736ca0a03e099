using ReverseBuy.Buying;

namespace ReverseBuy.Connectors.Taobao.Buying;

/// <summary>What TaoWorld's order statuses mean. Their misspellings are the platform's.</summary>
internal static class TaobaoOrderStatus
{
    /// <summary>The status of an order or of one sub order by itself.</summary>
    public static UpstreamStatus Of(string? status) => status switch
    {
        "BULIDING" or "BUILDING" => UpstreamStatus.Creating,
        "WAIT_BUYER_P" or "WAIT_BUYER_PAY" => UpstreamStatus.Unpaid,
        "WAIT_SELLER_SEND_GOODS" => UpstreamStatus.Paid,
        "WAIT_BUYER_CONFIRM_GOODS" => UpstreamStatus.Shipped,
        "TRADE_FINISHED" => UpstreamStatus.Closed,
        "TRADE_CLOSED" => UpstreamStatus.Cancelled,
        _ => UpstreamStatus.Unknown,
    };

    /// <summary>The status of a whole order. The status of a sub order may be ahead of the order's own, never behind in truth.</summary>
    public static UpstreamStatus Of(string? main, IReadOnlyList<string?> subs, bool isPaid)
    {
        var status = Of(main);
        if (status is not (UpstreamStatus.Unpaid or UpstreamStatus.Paid or UpstreamStatus.Shipped))
        {
            return status;
        }

        UpstreamStatus[] live = [.. subs.Select(Of).Where(sub => sub != UpstreamStatus.Cancelled)];
        var shipped = live.Count(sub => sub is UpstreamStatus.Shipped or UpstreamStatus.Closed);
        if (shipped > 0)
        {
            return shipped == live.Length ? UpstreamStatus.Shipped : UpstreamStatus.PartlyShipped;
        }

        return status == UpstreamStatus.Unpaid && (isPaid || live.Contains(UpstreamStatus.Paid)) ? UpstreamStatus.Paid : status;
    }
}
