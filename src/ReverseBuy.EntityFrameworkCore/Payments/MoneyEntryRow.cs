using ReverseBuy.EntityFrameworkCore.Amounts;
using ReverseBuy.Orders;
using ReverseBuy.Payments;

namespace ReverseBuy.EntityFrameworkCore.Payments;

internal sealed class MoneyEntryRow
{
    public long Position { get; set; }

    public CustomerId Customer { get; set; }

    /// <summary>What the entry is for.</summary>
    public AggregateKind AggregateKind { get; set; }

    public Guid Aggregate { get; set; }

    public MoneyEntryKind Kind { get; set; }

    public Amount Amount { get; set; }

    /// <summary>In smallest units of <see cref="PinnedCurrency"/>.</summary>
    public long? AtPinnedRateMinor { get; set; }

    public Currency? PinnedCurrency { get; set; }

    public string Reference { get; set; } = string.Empty;

    public DateTimeOffset At { get; set; }
}
