using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReverseBuy;

/// <summary>
/// Writes an amount as the text <c>EUR 10.00</c>. Public because serialisers generated in a host's assembly create it.
/// Safe for use by many threads.
/// </summary>
public sealed class MoneyJsonConverter : JsonConverter<Money>
{
    /// <inheritdoc />
    /// <exception cref="JsonException">The value is not a text that <see cref="Money.Parse"/> reads.</exception>
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Money.TryParse(reader.GetString(), out var money)
            ? money
            : throw new JsonException("An amount of money is expected to be a text such as EUR 10.00.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString());
    }
}
