using System.Text.Json.Serialization;

namespace ReverseBuy.Procurement;

/// <summary>One of our attempts to buy.</summary>
/// <param name="Value">The value behind the id.</param>
[JsonConverter(typeof(EntityIdJsonConverter<PurchaseOrderId>))]
public readonly record struct PurchaseOrderId(Guid Value) : IEntityId<PurchaseOrderId>
{
    /// <inheritdoc />
    public static PurchaseOrderId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString("N");
}
