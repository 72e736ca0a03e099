using System.Text.Json.Serialization;
using ReverseBuy.Orders;

namespace ReverseBuy.Messaging;

/// <summary>An order was paid, and its goods could not be held: others have what the marketplace reported last. Whoever reviews it has to know.</summary>
/// <param name="Order">The order.</param>
/// <param name="Line">Its line.</param>
/// <param name="Wanted">How many units were wanted.</param>
/// <param name="Sellable">How many could be had.</param>
public sealed record StockHoldRefused(OrderId Order, OrderLineId Line, int Wanted, int Sellable) : IReverseBuyEvent
{
    /// <inheritdoc />
    [JsonIgnore]
    public IReadOnlyList<OrderId> Orders => [Order];
}
