using System.Runtime.InteropServices;
using System.Text.Json;

namespace ReverseBuy.Connectors.Http;

/// <summary>A member of an object, while its members are walked over.</summary>
public readonly ref struct JsonMember
{
    private readonly JsonProperty _property;
    private readonly ReadOnlySpan<byte> _name;
    private readonly bool _isEscaped;

    internal JsonMember(JsonProperty property)
    {
        _property = property;
        _name = JsonMarshal.GetRawUtf8PropertyName(property);
        _isEscaped = _name.Contains((byte)'\\');
    }

    /// <summary>The value, as sent: it may be a JSON null.</summary>
    public JsonElement Value => _property.Value;

    /// <summary>Tells whether the member has a name, also when it is sent with escapes.</summary>
    /// <param name="name">The name in UTF-8, compared letter by letter.</param>
    /// <returns>Whether it has.</returns>
    public bool Is(ReadOnlySpan<byte> name) => _isEscaped ? _property.NameEquals(name) : _name.SequenceEqual(name);
}
