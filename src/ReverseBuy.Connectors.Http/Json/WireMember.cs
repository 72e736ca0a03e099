using System.Text;

namespace ReverseBuy.Connectors.Http;

/// <summary>A member of an object, while its members are walked over.</summary>
public readonly ref struct WireMember
{
    private readonly WireDocument _document;
    private readonly ReadOnlySpan<byte> _name;
    private readonly int _index;
    private readonly bool _isEscaped;

    internal WireMember(WireDocument document, int index)
    {
        ref readonly var row = ref document.Rows[index];
        _document = document;
        _index = index;
        _name = document.Text.Slice(row.Start, row.Length);
        _isEscaped = row.IsEscaped;
    }

    /// <summary>The value, as sent: it may be a JSON null.</summary>
    public WireValue Value => new(_document, _index + 1);

    /// <summary>Tells whether the member has a name, also when it is sent with escapes.</summary>
    /// <param name="name">The name in UTF-8, compared letter by letter.</param>
    /// <returns>Whether it has.</returns>
    public bool Is(ReadOnlySpan<byte> name) => _isEscaped ? Encoding.UTF8.GetBytes(Name()).AsSpan().SequenceEqual(name) : _name.SequenceEqual(name);

    /// <summary>Tells whether the member has a name, also when it is sent with escapes.</summary>
    /// <param name="name">The name, compared letter by letter.</param>
    /// <returns>Whether it has.</returns>
    public bool Is(string name) => Ascii.Equals(_name, name) || ((_isEscaped || !Ascii.IsValid(name)) && Name() == name);

    /// <summary>Tells whether the member has a name, whatever the case of its letters; for platforms that write it now so, now so.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Whether it has.</returns>
    public bool IsInAnyCase(string name) =>
        _isEscaped ? string.Equals(Name(), name, StringComparison.OrdinalIgnoreCase) : Ascii.EqualsIgnoreCase(_name, name);

    /// <summary>Reads the name, for objects whose names are data.</summary>
    /// <returns>The name.</returns>
    /// <exception cref="System.Text.Json.JsonException">It is no Unicode.</exception>
    public string Name() => WireValue.Decode(_document, _document.Rows[_index]);
}
