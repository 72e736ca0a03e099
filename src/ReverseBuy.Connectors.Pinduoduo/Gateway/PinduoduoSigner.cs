using System.Security.Cryptography;
using System.Text;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Pinduoduo.Gateway;

/// <summary>The gateway's signature: everything that is sent but <c>sign</c>, ordered by name, between two secrets. No path is in it.</summary>
internal static class PinduoduoSigner
{
    public static string Sign(string secret, ReadOnlySpan<KeyValuePair<string, string>> parameters) =>
        Convert.ToHexString(Md5(Text(secret, parameters)));

    /// <summary>
    /// The digest in the address of the message socket, over milliseconds. Its messages are for sellers, so nothing here opens it; whoever is let in begins with this.
    /// </summary>
    public static string SocketDigest(string key, string milliseconds, string secret) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(Md5(key + milliseconds + secret))));

    /// <summary>The text that is hashed.</summary>
    public static string Text(string secret, ReadOnlySpan<KeyValuePair<string, string>> parameters) =>
        SignatureText.Join(secret, parameters, SignatureOrder.Name) + secret;

    private static byte[] Md5(string text) =>
#pragma warning disable CA5351 // The platform demands MD5.
        MD5.HashData(Encoding.UTF8.GetBytes(text));
#pragma warning restore CA5351
}
