using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ReverseBuy.Orders.Changes;

/// <summary>Tells one command's content from another's, whatever the process or its version.</summary>
internal static class Fingerprint
{
    /// <summary>The fingerprint of a command.</summary>
    /// <param name="command">The command's name.</param>
    /// <param name="parts">Its content, in a form that never changes with culture or version.</param>
    public static string Of(string command, params IEnumerable<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, command);
        foreach (var part in parts)
        {
            Append(hash, part);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // With its length before it, no text can pass for two.
    private static void Append(IncrementalHash hash, string part)
    {
        var bytes = Encoding.UTF8.GetBytes(part);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
