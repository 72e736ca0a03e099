using System.Text.Json.Serialization;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;

namespace ReverseBuy.Messaging;

/// <summary>Goods are in a warehouse that no order line stands for.</summary>
/// <param name="Item">The found item.</param>
/// <param name="Package">The package they lay in; none for what was left over from an exchange.</param>
/// <param name="Order">The order they were bought for, if they were left over from one.</param>
/// <param name="Accepted">How many went into stock.</param>
/// <param name="Rejected">How many are quarantined.</param>
public sealed record FoundItemStored(FoundItemId Item, PackageId? Package, OrderId? Order, int Accepted, int Rejected) : IReverseBuyEvent
{
    /// <inheritdoc />
    [JsonIgnore]
    public IReadOnlyList<OrderId> Orders => Order is { } order ? [order] : [];
}
