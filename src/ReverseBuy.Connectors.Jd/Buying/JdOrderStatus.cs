using ReverseBuy.Buying;

namespace ReverseBuy.Connectors.Jd.Buying;

/// <summary>What JD's states of an order mean. There are four beside each other, and none tells all.</summary>
internal static class JdOrderStatus
{
    /// <summary>The status of an order that is not split, or of one part.</summary>
    /// <param name="orderState">0 cancelled, 1 valid.</param>
    /// <param name="submitState">0 reserved, 1 confirmed.</param>
    /// <param name="state">0 new, 1 delivered, 2 refused at the door.</param>
    /// <param name="jdOrderState">Where it is inside JD.</param>
    public static UpstreamStatus Of(long? orderState, long? submitState, long? state, long? jdOrderState) => (orderState, submitState, state, jdOrderState) switch
    {
        (0, _, _, _) => UpstreamStatus.Cancelled,
        (_, 0, _, _) => UpstreamStatus.Unpaid,

        // It goes back to JD, which pays for it. Whether it has, no state tells.
        (_, _, 2, _) => UpstreamStatus.Cancelled,
        (_, _, _, 19) => UpstreamStatus.Closed,
        (_, _, 1, _) => UpstreamStatus.Received,
        (_, _, _, 2 or 3 or 4) => UpstreamStatus.Unpaid,
        (_, _, _, null or 1 or 5 or 6 or 7 or 8 or 9 or 10 or 21 or 22 or 29 or 30) => UpstreamStatus.Paid,
        (_, _, _, 11 or 12 or 14 or 16 or 31) => UpstreamStatus.Shipped,
        _ => UpstreamStatus.Unknown,
    };

    /// <summary>The status of an order by those of its parts.</summary>
    public static UpstreamStatus Of(IReadOnlyList<UpstreamStatus> parts)
    {
        UpstreamStatus[] live = [.. parts.Where(part => part != UpstreamStatus.Cancelled)];
        if (live.Length == 0)
        {
            return UpstreamStatus.Cancelled;
        }

        var gone = live.Count(part => part is UpstreamStatus.Shipped or UpstreamStatus.Received or UpstreamStatus.Closed);
        return gone > 0 && gone < live.Length ? UpstreamStatus.PartlyShipped
            : live.Contains(UpstreamStatus.Unknown) ? UpstreamStatus.Unknown
            : live.Contains(UpstreamStatus.Unpaid) ? UpstreamStatus.Unpaid
            : live.Min();
    }
}
