using System.Text.Json;
using System.Text.Json.Serialization;
using ReverseBuy.Buying;

namespace ReverseBuy.Settings;

/// <summary>A warehouse as its text.</summary>
internal sealed class WarehouseIdJsonConverter : JsonConverter<WarehouseId>
{
    public override WarehouseId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.GetString() is { } text && !string.IsNullOrWhiteSpace(text)
            ? new WarehouseId(text)
            : throw new JsonException("A warehouse is expected.");

    public override void Write(Utf8JsonWriter writer, WarehouseId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
