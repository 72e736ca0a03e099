using System.Text.Json.Serialization;

namespace ReverseBuy.Fulfilment;

/// <summary>A package on its way into one of our warehouses.</summary>
/// <param name="Value">The value behind the id.</param>
[JsonConverter(typeof(EntityIdJsonConverter<PackageId>))]
public readonly record struct PackageId(Guid Value) : IEntityId<PackageId>
{
    /// <inheritdoc />
    public static PackageId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString("N");
}
