using System.Text.Json.Serialization;

namespace ReverseBuy.Fulfilment;

/// <summary>An international shipment to a customer.</summary>
/// <param name="Value">The value behind the id.</param>
[JsonConverter(typeof(EntityIdJsonConverter<ParcelId>))]
public readonly record struct ParcelId(Guid Value) : IEntityId<ParcelId>
{
    /// <inheritdoc />
    public static ParcelId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString("N");
}
