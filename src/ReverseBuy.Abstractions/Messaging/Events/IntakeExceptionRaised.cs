using System.Text.Json.Serialization;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;

namespace ReverseBuy.Messaging;

/// <summary>Units in a package are wrong, damaged or prohibited, and were quarantined.</summary>
/// <param name="Package">The package.</param>
/// <param name="Order">The order.</param>
/// <param name="Line">Its line.</param>
/// <param name="Quantity">How many units.</param>
public sealed record IntakeExceptionRaised(PackageId Package, OrderId Order, OrderLineId Line, int Quantity) : IReverseBuyEvent
{
    /// <inheritdoc />
    [JsonIgnore]
    public IReadOnlyList<OrderId> Orders => [Order];
}
