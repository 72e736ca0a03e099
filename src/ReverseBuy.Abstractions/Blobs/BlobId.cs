using System.Text.Json.Serialization;

namespace ReverseBuy.Blobs;

/// <summary>A stored photo or document.</summary>
/// <param name="Value">The value behind the id.</param>
[JsonConverter(typeof(EntityIdJsonConverter<BlobId>))]
public readonly record struct BlobId(Guid Value) : IEntityId<BlobId>
{
    /// <inheritdoc />
    public static BlobId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString("N");
}
