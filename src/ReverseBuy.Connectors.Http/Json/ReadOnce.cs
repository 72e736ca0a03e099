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
public sealed class ReadOnce<T>(Func<JsonElement, T> read)
{
    private readonly Dictionary<ulong, (JsonElement Json, T Value)> _known = new(32);

    /// <summary>Gives what was read from the same JSON, or reads it.</summary>
    /// <param name="element">The JSON.</param>
    /// <returns>What is read from it.</returns>
    public T Of(JsonElement element)
    {
        var json = JsonMarshal.GetRawUtf8Value(element);
        var fingerprint = Fingerprint(json);
        if (_known.TryGetValue(fingerprint, out var known) && JsonMarshal.GetRawUtf8Value(known.Json).SequenceEqual(json))
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
        var hash = (ulong)json.Length;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(json))
        {
            hash = BitOperations.RotateLeft((hash ^ word) * Prime, 29);
        }

        foreach (var rest in json[^(json.Length % sizeof(ulong))..])
        {
            hash = (hash ^ rest) * Prime;
        }

        return hash;
    }
}
