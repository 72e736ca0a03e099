using System.Collections;

namespace ReverseBuy.Privacy;

/// <summary>What is exported in place of an object, a dictionary or the state of a scope that held what is classified. It keeps nothing of the original.</summary>
internal sealed class RedactedObject(IReadOnlyList<KeyValuePair<string, object?>> members, string text) : IReadOnlyList<KeyValuePair<string, object?>>
{
    public int Count => members.Count;

    public KeyValuePair<string, object?> this[int index] => members[index];

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => members.GetEnumerator();

    public override string ToString() => text;

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
