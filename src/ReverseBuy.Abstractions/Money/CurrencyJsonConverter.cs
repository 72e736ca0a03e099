using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReverseBuy;

/// <summary>Writes a currency as its code.</summary>
internal sealed class CurrencyJsonConverter : JsonConverter<Currency>
{
    public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Currency.TryFromCode(reader.GetString(), out var currency)
            ? currency
            : throw new JsonException("A currency is expected to be a three-letter code of ISO 4217.");

    public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
}
