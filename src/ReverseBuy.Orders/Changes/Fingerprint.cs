using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ReverseBuy.Orders.Changes;

/// <summary>Tells one command's content from another's, whatever the process or its version.</summary>
internal static class Fingerprint
{
    private const int MostlyEnough = 512;

    /// <summary>The fingerprint of a command.</summary>
    /// <param name="command">The command's name.</param>
    /// <param name="parts">Its content, in a form that never changes with culture or version.</param>
    public static string Of(string command, params IEnumerable<string> parts)
    {
        // Hashed in one call: each goes to the system's library, and costs more than the text that it is told of.
        var content = new ArrayBufferWriter<byte>(MostlyEnough);
        Append(content, command);
        foreach (var part in parts)
        {
            Append(content, part);
        }

        return Convert.ToHexStringLower(SHA256.HashData(content.WrittenSpan));
    }

    // With its length before it, no text can pass for two.
    private static void Append(ArrayBufferWriter<byte> content, string part)
    {
        var length = Encoding.UTF8.GetByteCount(part);
        BinaryPrimitives.WriteInt32BigEndian(content.GetSpan(sizeof(int)), length);
        content.Advance(sizeof(int));
        Encoding.UTF8.GetBytes(part, content);
    }
}
