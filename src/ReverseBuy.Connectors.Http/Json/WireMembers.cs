using System.Text.Json;

namespace ReverseBuy.Connectors.Http;

/// <summary>
/// The members of an object, walked over once in the order in which they were sent. To look up one or two by name is shorter; where hundreds of objects are
/// read, one walk for all that is wanted takes a third of the time.
/// </summary>
/// <remarks>A member that is sent twice comes twice. The last one counts, as it does for a look-up by name: assign what is found, do not keep the first.</remarks>
public struct WireMembers
{
    private readonly WireDocument? _document;
    private readonly int _end;
    private int _name;
    private int _next;

    internal WireMembers(WireDocument? document, int index)
    {
        _document = document;
        if (document?.Rows[index] is { Kind: JsonValueKind.Object } row)
        {
            _next = index + 1;
            _end = row.Next;
        }
    }

    /// <summary>The member that the walk has come to.</summary>
    public readonly WireMember Current => new(_document!, _name);

    /// <summary>Begins the walk, for <see langword="foreach"/>.</summary>
    /// <returns>The members.</returns>
    public readonly WireMembers GetEnumerator() => this;

    /// <summary>Goes on to the next member.</summary>
    /// <returns>Whether there is one.</returns>
    public bool MoveNext()
    {
        if (_next >= _end)
        {
            return false;
        }

        _name = _next;
        _next = _document!.Rows[_name + 1].Next;
        return true;
    }
}
