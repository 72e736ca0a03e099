using System.Buffers;
using System.Text.Json;

namespace ReverseBuy.Connectors.Http;

/// <summary>
/// JSON as a platform sent it, read once from end to end: a row for each token tells where it lies, and everything else is read where it is asked for.
/// Text and rows lie in rented memory; after <see cref="Dispose"/> its values throw. For one reader at a time.
/// </summary>
/// <remarks>
/// It does what <see cref="JsonDocument"/> does, for readers that walk: finding the rows takes little more than reading the tokens, and a walk costs an
/// array access a step (docs/adr/0021). The tokens themselves are read, and refused, by <see cref="Utf8JsonReader"/>.
/// </remarks>
public sealed class WireDocument : IDisposable
{
    // Fewer bytes a token than the platforms' answers have; more rows are rented when they are fewer yet.
    private const int BytesPerToken = 8;

    private static readonly JsonReaderOptions Strict = new() { CommentHandling = JsonCommentHandling.Disallow, AllowTrailingCommas = false };

    private readonly int _length;
    private byte[]? _text;
    private WireRow[]? _rows;

    private WireDocument(byte[] text, int length) => (_text, _length) = (text, length);

    /// <summary>The value that the whole text is.</summary>
    public WireValue Root => new(this, 0);

    internal WireRow[] Rows => _rows ?? throw Disposed();

    internal ReadOnlySpan<byte> Text => (_text ?? throw Disposed()).AsSpan(0, _length);

    /// <summary>Reads a text; a byte order mark is passed over.</summary>
    /// <param name="utf8">The text. It is copied.</param>
    /// <returns>The document; to be disposed, or left to the garbage collector with its memory.</returns>
    /// <exception cref="JsonException">It is no JSON, or is nested more than 64 deep.</exception>
    public static WireDocument Parse(ReadOnlySpan<byte> utf8)
    {
        var text = ArrayPool<byte>.Shared.Rent(utf8.Length);
        utf8.CopyTo(text);
        return Own(text, utf8.Length);
    }

    /// <summary>Ends the use of the memory, and leaves nothing of the text in it.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _rows, null) is { } rows)
        {
            ArrayPool<WireRow>.Shared.Return(rows);
        }

        if (Interlocked.Exchange(ref _text, null) is { } text)
        {
            Return(text, _length);
        }
    }

    /// <summary>Reads a text in rented memory, which the document gives back; when it is no JSON, at once.</summary>
    internal static WireDocument Own(byte[] rented, int length)
    {
        var document = new WireDocument(rented, length);
        try
        {
            document._rows = Read(document.Text);
            return document;
        }
        catch
        {
            document.Dispose();
            throw;
        }
    }

    /// <summary>Gives memory back; what lay in it may name a person.</summary>
    internal static void Return(byte[] rented, int length)
    {
        rented.AsSpan(0, length).Clear();
        ArrayPool<byte>.Shared.Return(rented);
    }

    private static WireRow[] Read(ReadOnlySpan<byte> text)
    {
        var mark = text.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        var reader = new Utf8JsonReader(text[mark..], Strict);
        var rows = ArrayPool<WireRow>.Shared.Rent((text.Length / BytesPerToken) + 1);
        var count = 0;
        var open = -1;
        try
        {
            while (reader.Read())
            {
                if (count == rows.Length)
                {
                    rows = Grow(rows);
                }

                var start = mark + (int)reader.TokenStartIndex;
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject:
                        rows[count] = new WireRow(start, 0, open, JsonValueKind.Object, IsEscaped: false);
                        open = count++;
                        break;
                    case JsonTokenType.StartArray:
                        rows[count] = new WireRow(start, 0, open, JsonValueKind.Array, IsEscaped: false);
                        open = count++;
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        var opened = rows[open];
                        rows[open] = opened with { Length = start + 1 - opened.Start, Next = count };
                        open = opened.Next;
                        break;
                    case JsonTokenType.PropertyName:
                        rows[count] = new WireRow(start + 1, reader.ValueSpan.Length, ++count, JsonValueKind.Undefined, reader.ValueIsEscaped);
                        break;
                    case JsonTokenType.String:
                        rows[count] = new WireRow(start + 1, reader.ValueSpan.Length, ++count, JsonValueKind.String, reader.ValueIsEscaped);
                        break;
                    default:
                        rows[count] = new WireRow(start, reader.ValueSpan.Length, ++count, KindOf(reader.TokenType), IsEscaped: false);
                        break;
                }
            }

            return rows;
        }
        catch
        {
            ArrayPool<WireRow>.Shared.Return(rows);
            throw;
        }
    }

    private static JsonValueKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.Number => JsonValueKind.Number,
        JsonTokenType.True => JsonValueKind.True,
        JsonTokenType.False => JsonValueKind.False,
        _ => JsonValueKind.Null,
    };

    private static WireRow[] Grow(WireRow[] rows)
    {
        var more = ArrayPool<WireRow>.Shared.Rent(2 * rows.Length);
        rows.CopyTo(more, 0);
        ArrayPool<WireRow>.Shared.Return(rows);
        return more;
    }

    private static ObjectDisposedException Disposed() =>
        new(nameof(WireDocument), "The answer's memory was given back when it had been read. Keep what is needed later with WireValue.Clone.");
}
