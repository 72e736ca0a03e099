namespace ReverseBuy.Crash.Auditing;

/// <summary>A tenant's database as it lies on disk, and which orders were begun for it.</summary>
internal sealed record TenantEvidence
{
    public required string Tenant { get; init; }

    /// <summary>The customers of the orders that were begun, one each.</summary>
    public required IReadOnlyList<string> Begun { get; init; }

    public required IReadOnlyList<CommandEvidence> Commands { get; init; }

    public required IReadOnlyList<OrderEvidence> Orders { get; init; }

    public required IReadOnlyList<OrderLineEvidence> Lines { get; init; }

    public required IReadOnlyList<PurchaseEvidence> Purchases { get; init; }

    public required IReadOnlyList<PurchaseLineEvidence> PurchaseLines { get; init; }

    public required IReadOnlyList<KnownUpstreamEvidence> KnownUpstream { get; init; }

    public required IReadOnlyList<MoneyEvidence> Money { get; init; }

    public required IReadOnlyList<ParcelEvidence> Parcels { get; init; }

    public required IReadOnlyList<HoldEvidence> Holds { get; init; }

    public required IReadOnlyList<TransitionEvidence> Transitions { get; init; }

    public required IReadOnlyList<MarkEvidence> Marks { get; init; }

    public required IReadOnlyList<EffectEvidence> Effects { get; init; }

    /// <summary>Each event with each order it was noted for.</summary>
    public required IReadOnlyList<(Guid Event, Guid Order)> Timeline { get; init; }

    /// <summary>What is still to happen, in words.</summary>
    public required IReadOnlyList<string> Timers { get; init; }

    /// <summary>Which events are still on their way out, in words.</summary>
    public required IReadOnlyList<string> Outbox { get; init; }
}
