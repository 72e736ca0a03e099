using System.Text.Json.Serialization;

namespace ReverseBuy.Orders;

/// <summary>A line of an order.</summary>
/// <param name="Value">The value behind the id.</param>
[JsonConverter(typeof(EntityIdJsonConverter<OrderLineId>))]
public readonly record struct OrderLineId(Guid Value) : IEntityId<OrderLineId>
{
    /// <inheritdoc />
    public static OrderLineId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString("N");
}
