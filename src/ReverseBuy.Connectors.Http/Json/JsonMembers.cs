using System.Text.Json;

namespace ReverseBuy.Connectors.Http;

/// <summary>
/// The members of an object, walked over once in the order in which they were sent. To look up one or two by name is shorter; where hundreds of objects are
/// read, one walk for all that is wanted takes a third of the time.
/// </summary>
/// <remarks>A member that is sent twice comes twice. The last one counts, as it does for a look-up by name: assign what is found, do not keep the first.</remarks>
public ref struct JsonMembers
{
    private JsonElement.ObjectEnumerator _members;

    internal JsonMembers(JsonElement element) => _members = element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : default;

    /// <summary>The member that the walk has come to.</summary>
    public readonly JsonMember Current => new(_members.Current);

    /// <summary>Begins the walk, for <see langword="foreach"/>.</summary>
    /// <returns>The members.</returns>
    public readonly JsonMembers GetEnumerator() => this;

    /// <summary>Goes on to the next member.</summary>
    /// <returns>Whether there is one.</returns>
    public bool MoveNext() => _members.MoveNext();
}
