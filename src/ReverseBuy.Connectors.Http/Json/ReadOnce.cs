using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace ReverseBuy.Connectors.Http;

/// <summary>
/// Reads JSON that is repeated word for word once: a listing of six colours in four sizes names each of them again in every SKU. What is read is shared,
/// so it must be immutable. For one answer, while it is read; not thread-safe.
/// </summary>
/// <typeparam name="T">What is read.</typeparam>
/// <param name="read">Reads it.</param>
/// <param name="expected">About how many different ones there are.</param>
public sealed class ReadOnce<T>(Func<WireValue, T> read, int expected)
{
    private readonly Dictionary<ulong, (WireValue Json, T Value)> _known = new(expected);

    /// <summary>Gives what was read from the same JSON, or reads it.</summary>
    /// <param name="element">The JSON; nothing where it was not found.</param>
    /// <returns>What is read from it.</returns>
    public T Of(WireValue element)
    {
        if (element.Kind == JsonValueKind.Undefined)
        {
            return read(element);
        }

        var json = element.Sent;
        var fingerprint = Fingerprint(json);
        if (_known.TryGetValue(fingerprint, out var known) && known.Json.Kind == element.Kind && known.Json.Sent.SequenceEqual(json))
        {
            return known.Value;
        }

        // Different JSON may have one fingerprint: the last one read is then the one that is known.
        var value = read(element);
        _known[fingerprint] = (element, value);
        return value;
    }

    private static ulong Fingerprint(ReadOnlySpan<byte> json)
    {
        const ulong Prime = 0x9E3779B97F4A7C15;
        const int Step = 2 * sizeof(ulong);
        var hash = (ulong)json.Length;
        if (json.Length < Step)
        {
            foreach (var letter in json)
            {
                hash = (hash ^ letter) * Prime;
            }

            return hash;
        }

        // Two strands, for a processor begins to multiply the one while it still multiplies the other. The last step may overlap the one before.
        var other = Prime;
        for (var at = 0; at < json.Length; at += Step)
        {
            var words = json.Slice(Math.Min(at, json.Length - Step), Step);
            hash = BitOperations.RotateLeft((hash ^ MemoryMarshal.Read<ulong>(words)) * Prime, 29);
            other = BitOperations.RotateLeft((other ^ MemoryMarshal.Read<ulong>(words[sizeof(ulong)..])) * Prime, 31);
        }

        return hash ^ other;
    }
}
