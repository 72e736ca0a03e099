using ReverseBuy.Orders;

namespace ReverseBuy.Fulfilment;

/// <summary>What was counted in a package of one order line.</summary>
/// <param name="Order">The order.</param>
/// <param name="OrderLine">Its line.</param>
/// <param name="Accepted">How many units are right and whole; they go into stock.</param>
public sealed record InspectedUnits(OrderId Order, OrderLineId OrderLine, int Accepted)
{
    /// <summary>How many are something else than was bought; they are quarantined.</summary>
    public int Wrong { get; init; }

    /// <summary>How many are damaged; they are quarantined.</summary>
    public int Damaged { get; init; }

    /// <summary>How many must not be sent on; they are quarantined.</summary>
    public int Prohibited { get; init; }

    /// <summary>How many should have been in it and were not. They stay bought until the seller has answered (see <see cref="UnitDecision.DeclareMissing"/>).</summary>
    public int Short { get; init; }

    /// <summary>How many are quarantined.</summary>
    public int Rejected => Wrong + Damaged + Prohibited;
}
