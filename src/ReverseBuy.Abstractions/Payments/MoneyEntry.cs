using ReverseBuy.Orders;

namespace ReverseBuy.Payments;

/// <summary>A movement of money between the agent and a customer. Entries are only ever added.</summary>
public sealed record MoneyEntry
{
    /// <summary>The customer.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>The order or the parcel it is for.</summary>
    public required AggregateKey For { get; init; }

    /// <summary>What it is.</summary>
    public required MoneyEntryKind Kind { get; init; }

    /// <summary>How much, in the customer's currency.</summary>
    public required Money Amount { get; init; }

    /// <summary>
    /// The same at the pinned rate, in the marketplaces' currency; <see langword="null"/> where no rate is pinned. Rounded so that those of an order add up to
    /// its converted balance.
    /// </summary>
    public Money? AtPinnedRate { get; init; }

    /// <summary>What it follows from; unique within its kind.</summary>
    public required string Reference { get; init; }

    /// <summary>When it was booked.</summary>
    public required DateTimeOffset At { get; init; }
}
