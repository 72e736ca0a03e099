namespace ReverseBuy.Benchmarks.Placing;

internal sealed class PlainCommand
{
    public required string Key { get; init; }

    public required string Fingerprint { get; init; }

    public required string AggregateKind { get; init; }

    public required Guid Aggregate { get; init; }

    public required string State { get; init; }

    public required int Version { get; init; }

    public required long At { get; init; }
}

internal sealed class PlainObservation
{
    public required string Account { get; init; }

    public required string Marketplace { get; init; }

    public required string Listing { get; init; }

    public required string Sku { get; init; }

    public required string Kind { get; set; }

    public required int? Count { get; set; }

    public required long AskedAt { get; set; }
}

internal sealed class PlainHold
{
    public long Position { get; init; }

    public required Guid Id { get; init; }

    public required Guid OrderId { get; init; }

    public required Guid LineId { get; init; }

    public required string Account { get; init; }

    public required string Marketplace { get; init; }

    public required string Listing { get; init; }

    public required string Sku { get; init; }

    public required int Quantity { get; init; }

    public required string State { get; init; }

    public required long TakenAt { get; init; }

    public required long? ExpiresAt { get; init; }

    public long? FinishedAt { get; init; }

    public string? FinishedBy { get; init; }
}

internal sealed class PlainOrder
{
    public long Position { get; init; }

    public required Guid Id { get; init; }

    public required string Customer { get; init; }

    public required string State { get; init; }

    public required int Version { get; init; }

    public required string Warehouse { get; init; }

    public required bool IsApproved { get; init; }

    public required bool IsBilledLater { get; init; }

    public long? CancellationRequestedAt { get; init; }

    public required long PlacedAt { get; init; }

    public required long PayBefore { get; init; }

    public required long ChargedMinor { get; init; }

    public required string ChargedCurrency { get; init; }

    public required long PaidMinor { get; init; }

    public required string PaidCurrency { get; init; }

    public required string RateBase { get; init; }

    public required string RateQuote { get; init; }

    public required string Rate { get; init; }

    public required string RateSource { get; init; }

    public required long RateObservedAt { get; init; }

    public List<PlainLine> Lines { get; init; } = [];
}

internal sealed class PlainLine
{
    public required Guid Id { get; init; }

    public Guid OrderId { get; init; }

    public required int Position { get; init; }

    public required string Marketplace { get; init; }

    public required string Listing { get; init; }

    public required string Sku { get; init; }

    public required string Title { get; init; }

    public required string SellerId { get; init; }

    public required string UnitPrice { get; init; }

    public required string UnitPriceCurrency { get; init; }

    public required long ChargedMinor { get; init; }

    public required string ChargedCurrency { get; init; }

    public required long FreightMinor { get; init; }

    public required string FreightCurrency { get; init; }

    public required long DiscountMinor { get; init; }

    public required string DiscountCurrency { get; init; }

    public required int ToReturn { get; init; }

    public required string Units { get; init; }
}

internal sealed class PlainTransition
{
    public long Position { get; init; }

    public required string AggregateKind { get; init; }

    public required Guid Aggregate { get; init; }

    public required int Version { get; init; }

    public required string Kind { get; init; }

    public required string FromName { get; init; }

    public required string ToName { get; init; }

    public required string TriggerName { get; init; }

    public required string Subject { get; init; }

    public Guid? OrderLine { get; init; }

    public string? Fact { get; init; }

    public int? Quantity { get; init; }

    public required string ActorKind { get; init; }

    public required string ActorId { get; init; }

    public string? Reason { get; init; }

    public required string Cause { get; init; }

    public required long At { get; init; }
}

internal sealed class PlainCharge
{
    public long Position { get; init; }

    public required string Customer { get; init; }

    public required string AggregateKind { get; init; }

    public required Guid Aggregate { get; init; }

    public required string Kind { get; init; }

    public required long AmountMinor { get; init; }

    public required string AmountCurrency { get; init; }

    public required long PinnedMinor { get; init; }

    public required string PinnedCurrency { get; init; }

    public required string Reference { get; init; }

    public required long At { get; init; }
}

internal sealed class PlainEvent
{
    public long Position { get; init; }

    public required Guid EventId { get; init; }

    public required string Type { get; init; }

    public required string AggregateKind { get; init; }

    public required Guid Aggregate { get; init; }

    public required int Version { get; init; }

    public required long OccurredAt { get; init; }

    public required string Correlation { get; init; }

    public Guid? CausedBy { get; init; }

    public required string Data { get; init; }

    public required int Failures { get; init; }

    public required bool IsParked { get; init; }

    public long? NotBefore { get; init; }

    public string? Error { get; init; }
}

internal sealed class PlainTimer
{
    public long Position { get; init; }

    public required string AggregateKind { get; init; }

    public required Guid Aggregate { get; init; }

    public required string Name { get; init; }

    public required string Subject { get; init; }

    public required long? DueAt { get; init; }

    public long? LeftTicks { get; init; }

    public required long? FiresAt { get; init; }

    public required string Payload { get; init; }

    public required int Failures { get; init; }

    public long? NotBefore { get; init; }

    public required bool IsParked { get; init; }

    public string? Error { get; init; }
}
