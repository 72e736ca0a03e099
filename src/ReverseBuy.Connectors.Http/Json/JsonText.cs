using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ReverseBuy.Connectors.Http;

/// <summary>Writes the JSON that travels as the text of one form field. It is written once: the very text that is signed is sent.</summary>
public static class JsonText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an object.</summary>
    /// <param name="write">Writes the members.</param>
    /// <returns>The text.</returns>
    public static string Object(Action<Utf8JsonWriter> write) => Write(writer =>
    {
        writer.WriteStartObject();
        write(writer);
        writer.WriteEndObject();
    });

    /// <summary>Writes a list.</summary>
    /// <param name="write">Writes the elements.</param>
    /// <returns>The text.</returns>
    public static string Array(Action<Utf8JsonWriter> write) => Write(writer =>
    {
        writer.WriteStartArray();
        write(writer);
        writer.WriteEndArray();
    });

    private static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
