using System.Text;
using System.Text.Json;

namespace ReverseBuy.Connectors.Http;

/// <summary>
/// A value of a platform's JSON: an object, a list, a scalar, or nothing where nothing was found. <see cref="TolerantJson"/> reads it. It costs nothing
/// to pass on, and lives as long as its document.
/// </summary>
public readonly struct WireValue
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly WireDocument? _document;
    private readonly int _index;

    internal WireValue(WireDocument document, int index) => (_document, _index) = (document, index);

    /// <summary>What it is; <see cref="JsonValueKind.Undefined"/> where nothing was found.</summary>
    public JsonValueKind Kind => _document is { } document ? document.Rows[_index].Kind : JsonValueKind.Undefined;

    /// <summary>The bytes of it as sent: those of a text without quotation marks and with its escapes.</summary>
    public ReadOnlySpan<byte> Sent
    {
        get
        {
            if (_document is not { } document)
            {
                return default;
            }

            ref readonly var row = ref document.Rows[_index];
            return document.Text.Slice(row.Start, row.Length);
        }
    }

    /// <summary>The members of an object, in the order in which they were sent; none of anything else.</summary>
    /// <returns>The members.</returns>
    public WireMembers Members() => new(_document, _index);

    /// <summary>The elements of a list, in their order; none of anything else. A list inside a text is none: <see cref="TolerantJson.ElementsOf"/> opens it.</summary>
    /// <returns>The elements.</returns>
    public WireElements Elements() => new(_document, _index);

    /// <summary>Reads a text: its escapes are resolved.</summary>
    /// <returns>The text, or <see langword="null"/> when it is none.</returns>
    /// <exception cref="JsonException">It is no Unicode: half of a surrogate pair, as cut titles hold.</exception>
    public string? String()
    {
        if (_document is not { } document)
        {
            return null;
        }

        ref readonly var row = ref document.Rows[_index];
        return row.Kind != JsonValueKind.String ? null : Decode(document, row);
    }

    /// <summary>A copy that outlives its document.</summary>
    /// <returns>The copy.</returns>
    public WireValue Clone()
    {
        if (_document is not { } document)
        {
            return default;
        }

        ref readonly var row = ref document.Rows[_index];
        var quote = row.Kind == JsonValueKind.String ? 1 : 0;
        return WireDocument.Parse(document.Text.Slice(row.Start - quote, row.Length + (2 * quote))).Root;
    }

    /// <summary>The JSON as sent.</summary>
    /// <returns>The text.</returns>
    /// <remarks>It may hold what must not be logged.</remarks>
    public override string ToString() => Encoding.UTF8.GetString(Sent);

    /// <summary>Reads JSON; for what is kept, as it is never given back.</summary>
    /// <param name="json">The JSON.</param>
    /// <returns>What it is.</returns>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static WireValue Parse(string json) => WireDocument.Parse(Encoding.UTF8.GetBytes(json)).Root;

    internal static string Decode(WireDocument document, in WireRow row)
    {
        try
        {
            if (!row.IsEscaped)
            {
                return Strict.GetString(document.Text.Slice(row.Start, row.Length));
            }

            var reader = new Utf8JsonReader(document.Text.Slice(row.Start - 1, row.Length + 2));
            reader.Read();
            return reader.GetString()!;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            throw new JsonException("A string of the answer is no Unicode text.", exception);
        }
    }
}
