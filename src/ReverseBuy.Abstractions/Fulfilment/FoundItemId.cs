using System.Text.Json.Serialization;

namespace ReverseBuy.Fulfilment;

/// <summary>Goods in a warehouse that no order line stands for.</summary>
/// <param name="Value">The value behind the id.</param>
[JsonConverter(typeof(EntityIdJsonConverter<FoundItemId>))]
public readonly record struct FoundItemId(Guid Value) : IEntityId<FoundItemId>
{
    /// <inheritdoc />
    public static FoundItemId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString("N");
}
