using System.Security.Cryptography;
using System.Text;

namespace Lantern.Gateway;

/// <summary>Signs calls and callbacks: an HMAC over lines of text and the bytes of the body, in lower-case hexadecimal digits.</summary>
internal static class LanternSigner
{
    public static string SignCall(string appKey, string token, string time, string path, ReadOnlySpan<byte> body, string secret) =>
        Sign([.. Encoding.UTF8.GetBytes($"{appKey}\n{token}\n{time}\n{path}\n"), .. body], secret);

    public static string SignCallback(ReadOnlySpan<byte> body, string secret) => Sign(body, secret);

    private static string Sign(ReadOnlySpan<byte> text, string secret) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), text));
}
