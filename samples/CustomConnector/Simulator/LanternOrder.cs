namespace Lantern.Simulator;

/// <summary>An order, in the marketplace's books.</summary>
public sealed class LanternOrder
{
    /// <summary>Its number.</summary>
    public required string Id { get; init; }

    /// <summary>The buyer's own number.</summary>
    public required string Reference { get; init; }

    /// <summary>What was bought.</summary>
    public required IReadOnlyList<LanternOrderLine> Lines { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was cancelled, if it was.</summary>
    public DateTimeOffset? CancelledAt { get; set; }

    /// <summary>When a payment of it was taken on, if one was.</summary>
    public DateTimeOffset? PayingSince { get; set; }

    /// <summary>What it costs to send, in fen.</summary>
    public required long FreightFen { get; init; }

    /// <summary>What is to be paid, in fen.</summary>
    public long TotalFen => FreightFen + Lines.Sum(line => line.PriceFen * line.Quantity);

    /// <summary>When it was paid, if it was by now or will be.</summary>
    public DateTimeOffset? PaidAt => PayingSince + TimeSpan.FromSeconds(2);

    /// <summary>Where it stands.</summary>
    public string StateAt(DateTimeOffset now) => now switch
    {
        _ when CancelledAt <= now => "cancelled",
        _ when PaidAt + TimeSpan.FromHours(6) <= now => "shipped",
        _ when PaidAt <= now => "paid",
        _ when PayingSince is null && CreatedAt.AddHours(24) <= now => "expired",
        _ => "unpaid",
    };

    /// <summary>When it last changed.</summary>
    public DateTimeOffset ModifiedAt(DateTimeOffset now) => StateAt(now) switch
    {
        "cancelled" => CancelledAt!.Value,
        "shipped" => PaidAt!.Value.AddHours(6),
        "paid" => PaidAt!.Value,
        "expired" => CreatedAt.AddHours(24),
        _ => CreatedAt,
    };
}
