using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReverseBuy;

/// <summary>
/// Writes a currency as its code, as a value and as the key of a dictionary. Public because serialisers generated in a
/// host's assembly create it. Safe for use by many threads.
/// </summary>
public sealed class CurrencyJsonConverter : JsonConverter<Currency>
{
    /// <inheritdoc />
    /// <exception cref="JsonException">The value is not a code of ISO 4217.</exception>
    public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Currency.TryFromCode(reader.GetString(), out var currency)
            ? currency
            : throw new JsonException("A currency is expected to be a three-letter code of ISO 4217.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Code);
    }

    /// <inheritdoc />
    /// <exception cref="JsonException">The key is not a code of ISO 4217.</exception>
    public override Currency ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Read(ref reader, typeToConvert, options);

    /// <inheritdoc />
    public override void WriteAsPropertyName(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value.Code);
    }
}
