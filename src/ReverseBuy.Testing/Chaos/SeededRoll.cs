using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ReverseBuy.Testing;

/// <summary>
/// Numbers that follow from a seed and a text alone. What befalls a call does not depend on which other calls came before it, so one that is added to a test moves nothing
/// else.
/// </summary>
internal readonly struct SeededRoll
{
    private readonly uint _first;
    private readonly uint _second;
    private readonly uint _third;

    public SeededRoll(int seed, string of)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{seed}/{of}")));
        _first = BinaryPrimitives.ReadUInt32LittleEndian(hash);
        _second = BinaryPrimitives.ReadUInt32LittleEndian(hash.AsSpan(4));
        _third = BinaryPrimitives.ReadUInt32LittleEndian(hash.AsSpan(8));
    }

    /// <summary>From 0 to below 1.</summary>
    public double Share => _first / (uint.MaxValue + 1.0);

    /// <summary>From 0 to below 1, whatever the others are.</summary>
    public double Length => _third / (uint.MaxValue + 1.0);

    public T Pick<T>(IReadOnlyList<T> of) => of[(int)(_second % (uint)of.Count)];
}
