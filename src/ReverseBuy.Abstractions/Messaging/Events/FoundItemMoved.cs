using System.Text.Json.Serialization;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;

namespace ReverseBuy.Messaging;

/// <summary>Units of a found item moved.</summary>
/// <param name="Item">The found item.</param>
/// <param name="Order">The order they were bought for, if they were left over from one.</param>
/// <param name="From">The bucket they left.</param>
/// <param name="To">The bucket they went to.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Actor">Who did it: kind and id.</param>
public sealed record FoundItemMoved(FoundItemId Item, OrderId? Order, string From, string To, int Quantity, string Actor) : IReverseBuyEvent
{
    /// <inheritdoc />
    [JsonIgnore]
    public IReadOnlyList<OrderId> Orders => Order is { } order ? [order] : [];
}
