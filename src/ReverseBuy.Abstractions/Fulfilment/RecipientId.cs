using System.Text.Json.Serialization;

namespace ReverseBuy.Fulfilment;

/// <summary>What customs want to know of a recipient, which can be erased.</summary>
/// <param name="Value">The value behind the id.</param>
[JsonConverter(typeof(EntityIdJsonConverter<RecipientId>))]
public readonly record struct RecipientId(Guid Value) : IEntityId<RecipientId>
{
    /// <inheritdoc />
    public static RecipientId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString("N");
}
