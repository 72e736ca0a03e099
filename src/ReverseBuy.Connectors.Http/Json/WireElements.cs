using System.Collections;
using System.Text.Json;

namespace ReverseBuy.Connectors.Http;

/// <summary>The elements of a list, in their order; nothing is copied.</summary>
public struct WireElements : IEnumerable<WireValue>, IEnumerator<WireValue>
{
    private readonly WireDocument? _document;
    private readonly int _first;
    private readonly int _end;
    private int _current;

    internal WireElements(WireDocument? document, int index)
    {
        _document = document;
        if (document?.Rows[index] is { Kind: JsonValueKind.Array } row)
        {
            _first = index + 1;
            _end = row.Next;
        }
    }

    /// <summary>Whether there is none.</summary>
    public readonly bool IsEmpty => _first >= _end;

    /// <inheritdoc/>
    public readonly WireValue Current => new(_document!, _current);

    /// <inheritdoc/>
    readonly object IEnumerator.Current => Current;

    /// <summary>Counts them, one by one.</summary>
    /// <returns>How many there are.</returns>
    public readonly int Count()
    {
        var count = 0;
        for (var at = _first; at < _end; at = _document!.Rows[at].Next)
        {
            count++;
        }

        return count;
    }

    /// <summary>Begins at the first.</summary>
    /// <returns>The elements.</returns>
    public readonly WireElements GetEnumerator() => this with { _current = 0 };

    /// <inheritdoc/>
    public bool MoveNext()
    {
        _current = _current == 0 ? _first : _document!.Rows[_current].Next;
        return _current < _end;
    }

    /// <inheritdoc/>
    public void Reset() => _current = 0;

    /// <inheritdoc/>
    public readonly void Dispose()
    {
    }

    readonly IEnumerator<WireValue> IEnumerable<WireValue>.GetEnumerator() => GetEnumerator();

    readonly IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
