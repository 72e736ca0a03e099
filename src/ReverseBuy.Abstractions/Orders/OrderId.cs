using System.Text.Json.Serialization;

namespace ReverseBuy.Orders;

/// <summary>An order of a customer.</summary>
/// <param name="Value">The value behind the id.</param>
[JsonConverter(typeof(EntityIdJsonConverter<OrderId>))]
public readonly record struct OrderId(Guid Value) : IEntityId<OrderId>
{
    /// <inheritdoc />
    public static OrderId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString("N");
}
