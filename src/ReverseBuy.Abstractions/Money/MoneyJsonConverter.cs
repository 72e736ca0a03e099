using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReverseBuy;

/// <summary>Writes an amount as the text <c>EUR 10.00</c>.</summary>
internal sealed class MoneyJsonConverter : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Money.TryParse(reader.GetString(), out var money)
            ? money
            : throw new JsonException("An amount of money is expected to be a text such as EUR 10.00.");

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
