using System.Security.Cryptography;
using System.Text;

namespace ReverseBuy.Connectors.Jd.Tokens;

/// <summary>The signature of signing in: the parts in JD's own order, between two secrets; the password as its digest in small letters.</summary>
internal static class JdTokenSigner
{
    public const string GrantType = "access_token";

    /// <summary>What is sent in place of a password.</summary>
    public static string Digest(string password) => Convert.ToHexStringLower(Hash(password));

    public static string Sign(string clientSecret, string timestamp, string clientId, string userName, string passwordDigest) =>
        Convert.ToHexString(Hash(Text(clientSecret, timestamp, clientId, userName, passwordDigest)));

    /// <summary>The text that is signed. The name stands in it as it is, though it travels escaped.</summary>
    internal static string Text(string clientSecret, string timestamp, string clientId, string userName, string passwordDigest) =>
        clientSecret + timestamp + clientId + userName + passwordDigest + GrantType + clientSecret;

#pragma warning disable CA5351 // JD demands MD5.
    private static byte[] Hash(string text) => MD5.HashData(Encoding.UTF8.GetBytes(text));
#pragma warning restore CA5351
}
