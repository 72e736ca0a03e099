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

    /// <summary>Whether review accepted it.</summary>
    public bool IsApproved { get; init; }

    /// <summary>What is still to be paid; nothing when all is.</summary>
    public Money Due => Paid < Charged ? Charged - Paid : Money.Zero(Charged.Currency);

    /// <summary>What the customer gets back; nothing when no more was paid than charged.</summary>
    public Money DueBack => Paid > Charged ? Paid - Charged : Money.Zero(Charged.Currency);

    /// <summary>How far its units are; <see langword="null"/> when none is live.</summary>
    public OrderProgress? Progress => OrderProgress.Of(Lines.Select(line => line.Units));

    /// <summary>Finds a line.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The line.</returns>
    /// <exception cref="UnknownAggregateException">The order has no such line.</exception>
    public OrderLine Line(OrderLineId line) =>
        Lines.FirstOrDefault(candidate => candidate.Id == line) ?? throw new UnknownAggregateException("order line", line.ToString());
}
