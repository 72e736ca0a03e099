using ReverseBuy.Buying;

namespace ReverseBuy.Orders;

/// <summary>What a customer ordered, and how far it is.</summary>
/// <remarks>Immutable: what a command answers is the order as it was then.</remarks>
public sealed record Order
{
    /// <summary>The order.</summary>
    public required OrderId Id { get; init; }

    /// <summary>Who ordered, by the host's own id.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>Where it stands.</summary>
    public required OrderState State { get; init; }

    /// <summary>How many changes it has seen; each transition and each unit move counts one.</summary>
    public required int Version { get; init; }

    /// <summary>What was ordered, in the customer's order.</summary>
    public required IReadOnlyList<OrderLine> Lines { get; init; }

    /// <summary>The warehouse the goods are bought into.</summary>
    public required WarehouseId Warehouse { get; init; }

    /// <summary>The rate from the marketplaces' currency to the customer's, pinned when it was placed; refunds use it too.</summary>
    public required ExchangeRate Rate { get; init; }

    /// <summary>What the customer is to pay for it, in the customer's currency.</summary>
    public required Money Charged { get; init; }

    /// <summary>What the customer has paid for it, less what was paid back.</summary>
    public required Money Paid { get; init; }

    /// <summary>When it was placed.</summary>
    public required DateTimeOffset PlacedAt { get; init; }

    /// <summary>Until when it is to be paid.</summary>
    public required DateTimeOffset PayBefore { get; init; }

    /// <summary>The country it is to go to, by its two letters (ISO 3166-1), when the customer told. Where it really goes is the parcel's.</summary>
    public string? Country { get; init; }

    /// <summary>What the compliance rules said of it in review; <see langword="null"/> when they were not asked.</summary>
    public OrderCompliance? Compliance { get; init; }

    /// <summary>Whether review accepted it.</summary>
    public bool IsApproved { get; init; }

    /// <summary>Whether it goes on before it is paid, because the host bills it later.</summary>
    public bool IsBilledLater { get; init; }

    /// <summary>Since when the customer wants it cancelled, as long as that is not settled for every unit; <see langword="null"/> otherwise.</summary>
    public DateTimeOffset? CancellationRequestedAt { get; init; }

    /// <summary>What the customer was asked, in the order of asking; closed questions too.</summary>
    public IReadOnlyList<OrderQuestion> Questions { get; init; } = [];

    /// <summary>What keeps it from going forward, or did, in the order in which it was put on.</summary>
    public IReadOnlyList<OrderHold> Holds { get; init; } = [];

    /// <summary>Whether the customer is asked something.</summary>
    public bool HasOpenQuestion => Questions.Any(question => question.IsOpen);

    /// <summary>Whether a hold is on it.</summary>
    public bool IsHeld => Holds.Any(hold => hold.IsOn);

    /// <summary>What is still to be paid; nothing when all is.</summary>
    public Money Due => Paid < Charged ? Charged - Paid : Money.Zero(Charged.Currency);

    /// <summary>What the customer gets back; nothing when no more was paid than charged.</summary>
    public Money DueBack => Paid > Charged ? Paid - Charged : Money.Zero(Charged.Currency);

    /// <summary>How far its units are; <see langword="null"/> when none is live.</summary>
    public OrderProgress? Progress => OrderProgress.Of(Lines.Select(line => line.Units));

    /// <summary>Counts the pending units of a line that open questions stop.</summary>
    /// <param name="line">The line.</param>
    /// <returns>How many; all of them while a question about the whole order is open.</returns>
    public int StoppedUnits(OrderLineId line)
    {
        var pending = Line(line).Units[UnitBucket.Pending];
        return Questions.Any(question => question is { IsOpen: true, Line: null })
            ? pending
            : Math.Min(pending, Questions.Where(question => question.IsOpen && question.Line == line).Sum(question => question.Quantity));
    }

    /// <summary>Finds a line.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The line.</returns>
    /// <exception cref="UnknownAggregateException">The order has no such line.</exception>
    public OrderLine Line(OrderLineId line) =>
        Lines.FirstOrDefault(candidate => candidate.Id == line) ?? throw new UnknownAggregateException("order line", line.ToString());
}
