using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReverseBuy.Schemas;

/// <summary>A tenant id as its text.</summary>
internal sealed class TenantIdJsonConverter : JsonConverter<TenantId>
{
    public override TenantId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } text && TenantId.IsValid(text) ? new TenantId(text) : throw new JsonException("A tenant id is expected.");

    public override void Write(Utf8JsonWriter writer, TenantId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
