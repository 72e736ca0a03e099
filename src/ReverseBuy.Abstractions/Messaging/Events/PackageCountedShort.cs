using System.Text.Json.Serialization;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;

namespace ReverseBuy.Messaging;

/// <summary>A package brought fewer units than it should have. They stay bought until the seller has answered.</summary>
/// <param name="Package">The package.</param>
/// <param name="Order">The order.</param>
/// <param name="Line">Its line.</param>
/// <param name="Quantity">How many units were not in it.</param>
public sealed record PackageCountedShort(PackageId Package, OrderId Order, OrderLineId Line, int Quantity) : IReverseBuyEvent
{
    /// <inheritdoc />
    [JsonIgnore]
    public IReadOnlyList<OrderId> Orders => [Order];
}
