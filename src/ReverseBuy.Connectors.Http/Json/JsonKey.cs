using System.Text.Json;

namespace ReverseBuy.Connectors.Http;

/// <summary>
/// A scalar to find something by: the same key whether it is sent as a number or as a text, and none where nothing is sent. Of an ordinary id no text is
/// made.
/// </summary>
public readonly record struct JsonKey
{
    private readonly ulong _number;
    private readonly string? _text;

    /// <summary>Makes a key of a scalar.</summary>
    /// <param name="scalar">The scalar; nothing where it was not found.</param>
    /// <exception cref="JsonException">It is a string that is no Unicode.</exception>
    public JsonKey(WireValue scalar)
    {
        // What is written with escapes shows only as a text what it is.
        if (!TolerantJson.TryPlainNumber(scalar, out _number) && TolerantJson.TextOf(scalar) is { } text && !TolerantJson.TryPlainNumber(text, out _number))
        {
            _text = text;
        }
    }

    /// <summary>Whether nothing is sent.</summary>
    public bool IsNone => _number == 0 && _text is null;
}
