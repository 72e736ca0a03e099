using System.Text.Json.Serialization;

namespace ReverseBuy.Inventory;

/// <summary>One hold of stock.</summary>
/// <param name="Value">The value behind the id.</param>
[JsonConverter(typeof(EntityIdJsonConverter<StockHoldId>))]
public readonly record struct StockHoldId(Guid Value) : IEntityId<StockHoldId>
{
    /// <inheritdoc />
    public static StockHoldId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString("N");
}
