using System.Text.Json.Serialization;

namespace ReverseBuy.Messaging;

/// <summary>An event. Handlers outside the database use it as their idempotency key.</summary>
/// <param name="Value">The value behind the id.</param>
[JsonConverter(typeof(EntityIdJsonConverter<EventId>))]
public readonly record struct EventId(Guid Value) : IEntityId<EventId>
{
    /// <inheritdoc />
    public static EventId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString("N");
}
