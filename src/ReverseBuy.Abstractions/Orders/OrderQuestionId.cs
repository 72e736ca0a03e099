using System.Text.Json.Serialization;

namespace ReverseBuy.Orders;

/// <summary>A question to a customer.</summary>
/// <param name="Value">The value behind the id.</param>
[JsonConverter(typeof(EntityIdJsonConverter<OrderQuestionId>))]
public readonly record struct OrderQuestionId(Guid Value) : IEntityId<OrderQuestionId>
{
    /// <inheritdoc />
    public static OrderQuestionId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString("N");
}
