namespace ReverseBuy.Sandbox.Orders;

/// <summary>One scan of a parcel on its way.</summary>
internal sealed record TraceStep(DateTimeOffset Time, string Status, string Text)
{
    /// <summary>The scans up to now, oldest first; none before shipment.</summary>
    public static IReadOnlyList<TraceStep> Of(OrderRecord order, OrderTimeline timeline, DateTimeOffset now)
    {
        if (timeline.ShippedAt(order) is not { } shipped || timeline.SignedAt(order) is not { } signed)
        {
            return [];
        }

        TraceStep[] steps =
        [
            new(shipped, "COLLECTED", "快件已揽收"),
            new(shipped + ((signed - shipped) / 2), "DELIVERING", "快件已到达转运中心，正在派送"),
            new(signed, "SIGNED", "快件已签收，签收人：仓库"),
        ];
        return [.. steps.Where(step => step.Time <= now)];
    }
}
