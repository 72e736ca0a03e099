using ReverseBuy.Buying;

namespace ReverseBuy.Connectors.Pinduoduo.Buying;

/// <summary>What the feed's states mean for the goods. Most are about a commission; unpaid and shipped are not told at all.</summary>
internal static class PinduoduoOrderStatus
{
    /// <summary>The status of an order.</summary>
    /// <param name="status">0 paid, 1 group formed, 2 received, 3 audited, 4 audit failed, 5 settled, 10 punished.</param>
    /// <param name="returns">0 none, 1 under way, 2 done; how much of the money is back is not told.</param>
    /// <param name="isReceived">Whether a time of receipt is told.</param>
    public static UpstreamStatus Of(long? status, long? returns, bool isReceived) => (status, returns) switch
    {
        (_, 2) => UpstreamStatus.Unknown,
        (0 or 1, _) => UpstreamStatus.Paid,
        (2 or 3, _) => UpstreamStatus.Received,
        (5, _) => UpstreamStatus.Closed,

        // No commission is paid, which says nothing of the goods.
        (4 or 10, _) => isReceived ? UpstreamStatus.Received : UpstreamStatus.Paid,
        _ => UpstreamStatus.Unknown,
    };
}
