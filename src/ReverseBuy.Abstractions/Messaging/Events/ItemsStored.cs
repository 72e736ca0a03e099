using System.Text.Json.Serialization;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;

namespace ReverseBuy.Messaging;

/// <summary>Units of an order went into stock.</summary>
/// <param name="Package">The package that brought them.</param>
/// <param name="Order">The order.</param>
/// <param name="Quantity">How many units.</param>
public sealed record ItemsStored(PackageId Package, OrderId Order, int Quantity) : IReverseBuyEvent
{
    /// <inheritdoc />
    [JsonIgnore]
    public IReadOnlyList<OrderId> Orders => [Order];
}
