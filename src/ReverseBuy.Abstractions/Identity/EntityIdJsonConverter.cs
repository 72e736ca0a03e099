using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReverseBuy;

/// <summary>Writes an entity id as its 32 hexadecimal digits and reads any form of a GUID.</summary>
/// <typeparam name="TId">The id type.</typeparam>
public sealed class EntityIdJsonConverter<TId> : JsonConverter<TId>
    where TId : struct, IEntityId<TId>
{
    /// <inheritdoc />
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Guid.TryParse(reader.GetString(), out var value)
            ? TId.From(value)
            : throw new JsonException($"A {typeof(TId).Name} is expected to be a GUID.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Value.ToString("N"));
    }
}
