using System.Text.Json;
using System.Text.Json.Serialization;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Settings;

/// <summary>A marketplace as its text.</summary>
internal sealed class MarketplaceIdJsonConverter : JsonConverter<MarketplaceId>
{
    public override MarketplaceId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.GetString() is { } text && !string.IsNullOrWhiteSpace(text)
            ? new MarketplaceId(text)
            : throw new JsonException("A marketplace is expected.");

    public override void Write(Utf8JsonWriter writer, MarketplaceId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
