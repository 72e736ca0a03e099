using System.Text.Json.Serialization;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;

namespace ReverseBuy.Messaging;

/// <summary>Goods lie in a warehouse for longer than is free. It comes again until they are sent, sent back or thrown away.</summary>
/// <param name="Order">The order, for ordered units.</param>
/// <param name="Line">Its line, for ordered units.</param>
/// <param name="Item">The found item, for one.</param>
/// <param name="Quantity">How many units lie there.</param>
/// <param name="StoredSince">Since when they lie there; what a hold kept is not counted.</param>
/// <param name="DisposedFrom">From when on they are thrown away; none when nobody does without being told.</param>
public sealed record StorageOverdue(
    OrderId? Order,
    OrderLineId? Line,
    FoundItemId? Item,
    int Quantity,
    DateTimeOffset StoredSince,
    DateTimeOffset? DisposedFrom) : IReverseBuyEvent
{
    /// <inheritdoc />
    [JsonIgnore]
    public IReadOnlyList<OrderId> Orders => Order is { } order ? [order] : [];
}
