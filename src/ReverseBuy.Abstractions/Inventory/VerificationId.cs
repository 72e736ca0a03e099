using System.Text.Json.Serialization;

namespace ReverseBuy.Inventory;

/// <summary>One verification and its evidence.</summary>
/// <param name="Value">The value behind the id.</param>
[JsonConverter(typeof(EntityIdJsonConverter<VerificationId>))]
public readonly record struct VerificationId(Guid Value) : IEntityId<VerificationId>
{
    /// <inheritdoc />
    public static VerificationId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString("N");
}
