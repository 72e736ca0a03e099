using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Idempotency;

internal sealed class CommandRow
{
    public IdempotencyKey Key { get; set; }

    public string Fingerprint { get; set; } = string.Empty;

    /// <summary>What the answer was about.</summary>
    public AggregateKind AggregateKind { get; set; }

    public Guid Aggregate { get; set; }

    public string State { get; set; } = string.Empty;

    public int Version { get; set; }

    public DateTimeOffset At { get; set; }
}
