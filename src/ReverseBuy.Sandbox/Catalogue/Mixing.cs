using System.Security.Cryptography;
using System.Text;

namespace ReverseBuy.Sandbox.Catalogue;

/// <summary>Numbers and hashes that look arbitrary but are the same on every machine and run.</summary>
internal static class Mixing
{
    /// <summary>A number below <paramref name="bound"/> that depends on the text alone.</summary>
    public static long Number(string text, long bound) =>
        (long)(BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(text))) % (ulong)bound);

    /// <summary>32 lower-case hexadecimal digits, the form of a 1688 specId.</summary>
    public static string Hex32(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
