using System.Text.Json.Serialization;

namespace ReverseBuy.Schemas;

/// <summary>A run of migrations.</summary>
/// <param name="Value">The value behind the id.</param>
[JsonConverter(typeof(EntityIdJsonConverter<MigrationRunId>))]
public readonly record struct MigrationRunId(Guid Value) : IEntityId<MigrationRunId>
{
    /// <inheritdoc />
    public static MigrationRunId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString("N");
}
